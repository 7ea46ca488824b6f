create table dish (id bigint primary key, name varchar(80) not null, price integer not null);
create table spice (id bigint primary key, name varchar(80) not null);
create table oven (id bigint primary key, name varchar(80) not null);
create table unit (id bigint primary key, name varchar(80) not null);
