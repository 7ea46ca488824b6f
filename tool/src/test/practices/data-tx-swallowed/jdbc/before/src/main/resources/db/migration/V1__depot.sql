create table pallet (id bigint primary key, place varchar(40) not null);
create table crate (id bigint primary key, pallet_id bigint not null, weight integer not null);
