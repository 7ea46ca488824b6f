alter table parcels add column station varchar(40);
alter table senders add column title varchar(80);
