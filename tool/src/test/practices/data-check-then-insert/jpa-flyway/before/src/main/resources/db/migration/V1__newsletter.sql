create table subscriber (id bigint generated always as identity primary key, email varchar(254) not null);
create table topic (id bigint generated always as identity primary key, name varchar(80) not null unique);
create table invitation (id bigint generated always as identity primary key, email varchar(254) not null);
create table complaint (id bigint generated always as identity primary key, remark varchar(254) not null);
