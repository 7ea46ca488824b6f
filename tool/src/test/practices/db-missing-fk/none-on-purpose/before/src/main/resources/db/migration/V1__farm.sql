create table farm (id bigint primary key, name varchar(40));
create table field (
    id bigint primary key,
    farm_id bigint -- silent: db-missing-fk because this schema has no foreign keys at all
);
create table cow (
    id bigint primary key,
    farm_id bigint -- silent: db-missing-fk because this schema has no foreign keys at all
);
