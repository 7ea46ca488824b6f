create table flour (id bigint generated always as identity primary key, kind varchar(40) not null);
create table sack (code varchar(40) primary key, kind varchar(40) not null);
create table silo (id bigint primary key, filled integer not null);
create table inbox (message varchar(40) primary key);
create table sale (id bigint generated always as identity primary key, amount numeric(10, 2) not null);
