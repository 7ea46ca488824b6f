create table remark (id bigint generated always as identity primary key, plate varchar(20) not null);
create table notice (id bigint generated always as identity primary key, plate varchar(20) not null);
