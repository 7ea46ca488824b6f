create table concerts (id bigint primary key, city varchar(80), opens_at timestamptz);
alter table concerts rename column city to town;
alter table concerts add column price numeric(8, 2);
create view concert_names as select id, town from concerts;

alter table artists add column listeners integer;
