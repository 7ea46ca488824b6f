alter table parcels rename column depot to station; -- expect: db-mig-drop-in-use (medium)
alter table senders rename name to title; -- expect: db-mig-drop-in-use (medium)
alter table parcels drop column weight; -- expect: db-mig-drop-in-use (critical)
alter table parcels drop column sender; -- expect: db-mig-drop-in-use (critical)
alter table senders drop column rank; -- expect: db-mig-drop-in-use (critical)
-- silent: db-mig-drop-in-use because no statement names it
alter table parcels drop column remark;
-- silent: db-mig-drop-in-use because no statement names it by the new name either
alter table parcels rename column shelf to rack;
-- silent: db-mig-drop-in-use because it is there again two lines on
alter table parcels drop column label;
alter table parcels add column label varchar(80);
-- silent: db-mig-drop-in-use because nothing puts rows into drafts
alter table drafts rename column note to remark;
create table labels (id bigint primary key, parcel bigint);
-- silent: db-mig-drop-in-use because the table is made here
alter table labels rename column parcel to box;
