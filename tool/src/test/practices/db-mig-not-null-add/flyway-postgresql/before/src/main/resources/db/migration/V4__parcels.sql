alter table parcels add column channel varchar(20) not null; -- expect: db-mig-not-null-add (high)
alter table sizes
    add column depth int not null, -- expect: db-mig-not-null-add (high)
    add column note text;
-- silent: db-mig-not-null-add because every row gets the default
alter table parcels add column state varchar(20) not null default 'new';
-- silent: db-mig-not-null-add because the database makes the value
alter table parcels add column serial bigserial not null;
-- silent: db-mig-not-null-add because nothing puts rows into drafts
alter table drafts add column author text not null;
alter table parcels alter column depot set not null; -- expect: db-mig-not-null-add (medium)
-- silent: db-mig-not-null-add because a check has proved it before
alter table parcels alter column weight set not null;
create table labels (id bigint primary key, text varchar(40));
-- silent: db-mig-not-null-add because the table is made here
alter table labels add column colour varchar(20) not null;
alter table parcels add column lane int;
update parcels set lane = 1;
-- silent: db-mig-not-null-add because the column is filled here, which is another matter
alter table parcels alter column lane set not null;
