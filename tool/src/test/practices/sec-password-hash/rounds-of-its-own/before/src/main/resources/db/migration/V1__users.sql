create table users (id bigint primary key, name varchar(80) not null unique, password_digest varchar(64) not null);
