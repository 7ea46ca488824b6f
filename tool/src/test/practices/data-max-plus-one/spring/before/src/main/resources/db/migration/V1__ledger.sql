create table receipt (id bigint generated always as identity primary key, number bigint not null, shop bigint not null);
create table ticket (id bigint generated always as identity primary key, number bigint not null unique, shop bigint not null);
create table slip (id bigint generated always as identity primary key, place integer not null);
