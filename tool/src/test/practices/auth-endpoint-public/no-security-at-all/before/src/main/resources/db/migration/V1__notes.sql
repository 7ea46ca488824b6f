create table notes (id bigint primary key, text varchar(2000) not null);
