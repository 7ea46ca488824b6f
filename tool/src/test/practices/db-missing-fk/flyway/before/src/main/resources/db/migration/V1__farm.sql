create table farm (id bigint primary key, name varchar(40));
create table field (id bigint primary key, farm_id bigint references farm (id));
create table cow (id bigint primary key, farm_id bigint references farm (id));
create table barn (id bigint primary key, farm_id bigint references farm (id));
create table hen (id bigint primary key, farm_id bigint references farm (id));
create table goat (id bigint primary key, farm_id bigint references farm (id));
create table duck (id bigint primary key, farm_id bigint references farm (id));
create table egg (id bigint primary key, hen_id bigint references hen (id));
create table milk (id bigint primary key, cow_id bigint references cow (id));
create table hay (
    id bigint primary key,
    barn_id bigint -- expect: db-missing-fk (low)
);
create table wool (
    id bigint primary key,
    farm_id bigint, -- expect: db-missing-fk (low)
    barn_id bigint -- expect: db-missing-fk (low)
);
create table cheese (
    id bigint primary key,
    goat_id bigint -- expect: db-missing-fk (low)
);
