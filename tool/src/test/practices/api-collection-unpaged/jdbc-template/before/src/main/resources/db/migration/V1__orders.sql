create table orders (id bigint generated always as identity primary key, customer varchar(80), state varchar(10));
create table codes (code varchar(10) primary key, label varchar(80));
insert into codes (code, label) values ('A', 'open');
