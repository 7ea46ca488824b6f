create table cars (id bigint primary key, plate varchar(12));
create table bikes (id bigint primary key, created_by varchar(40));
