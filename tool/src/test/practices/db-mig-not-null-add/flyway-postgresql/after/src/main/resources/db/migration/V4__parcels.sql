alter table parcels add column channel varchar(20);
alter table sizes
    add column depth int,
    add column note text;
alter table parcels add constraint depot_there check (depot is not null) not valid;
