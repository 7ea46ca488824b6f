-- silent: db-mig-not-null-add because MySQL gives every row an empty text
alter table parcels add column channel varchar(20) not null;
