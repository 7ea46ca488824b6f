create table customers (id bigint primary key, login varchar(80) not null unique, passwd varchar(100) not null);
