create table farm (id bigint primary key, name varchar(40));
create table field (id bigint primary key, farm_id bigint references farm (id));
create table cow (id bigint primary key, farm_id bigint references farm (id));
create table barn (id bigint primary key, farm_id bigint references farm (id));
create table hen (
    id bigint primary key,
    farm_id bigint -- silent: db-missing-fk because what a later statement makes of the table is not understood
);
alter table hen frobnicate farm_id;
