create table players (id bigint primary key, login varchar(80) not null unique, password varchar(100) not null);
