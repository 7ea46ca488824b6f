alter table parcels add constraint weight_there check (weight is not null) not valid;
alter table parcels validate constraint weight_there;
-- silent: db-mig-not-null-add because it has run: a newer migration stands behind it
alter table parcels add column insured boolean not null;
