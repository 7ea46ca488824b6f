create table account (id bigint primary key, owner varchar(40) not null, balance numeric(12, 2) not null);
create table seat (id bigint primary key, holder varchar(40));
