create table post (id bigint primary key, title varchar(200) not null);
create table language (id bigint primary key, code varchar(2) not null);
