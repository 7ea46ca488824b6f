alter table parcels add constraint fk_sender foreign key (sender) references senders (id); -- expect: db-mig-table-scan-lock (medium)
-- silent: db-mig-table-scan-lock because the rows are looked at later
alter table parcels add constraint fk_sender_later foreign key (sender) references senders (id) not valid;
alter table parcels add constraint light check (weight < 30); -- expect: db-mig-table-scan-lock (medium)
-- silent: db-mig-table-scan-lock because the rows are checked later
alter table parcels add constraint heavy check (weight > 0) not valid;
alter table senders add constraint one_name unique (name); -- expect: db-mig-table-scan-lock (medium)
-- silent: db-mig-table-scan-lock because the index was built before
alter table senders add constraint other_name unique using index ux_sender_name;
alter table parcels alter column weight type bigint; -- expect: db-mig-table-scan-lock (high)
-- silent: db-mig-table-scan-lock because a longer text is stored as it was
alter table parcels alter column label type varchar(80);
-- silent: db-mig-table-scan-lock because text is stored as varchar is
alter table parcels alter column depot type text;
alter table parcels add column lane bigint;
-- silent: db-mig-table-scan-lock because no row has a lane yet
alter table parcels add constraint fk_lane foreign key (lane) references senders (id);
-- silent: db-mig-table-scan-lock because no request fills countries
alter table countries add constraint named check (name <> '');
create table labels (id bigint primary key, parcel bigint);
-- silent: db-mig-table-scan-lock because the table is made here
alter table labels add constraint fk_parcel foreign key (parcel) references parcels (id);
