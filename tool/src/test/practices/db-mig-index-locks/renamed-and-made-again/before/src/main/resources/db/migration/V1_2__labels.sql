create index if not exists idx_parcels_label on parcels (label); -- expect: db-mig-index-locks
create index idx_parcels_depot on parcels using hash (depot); -- expect: db-mig-index-locks
drop table scans;
create table scans (id bigint primary key, parcel bigint, at timestamptz);
-- silent: db-mig-index-locks because scans was thrown away and made again just before
create index idx_scans_parcel on scans (parcel);
