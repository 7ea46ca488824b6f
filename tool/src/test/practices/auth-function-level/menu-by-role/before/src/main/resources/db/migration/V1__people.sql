create table people (
    id bigint primary key,
    name varchar(100) not null unique,
    password_hash varchar(100) not null,
    role int not null
);

create table workgroups (
    id bigint primary key,
    title varchar(100) not null
);

create table jobs (
    id bigint primary key,
    title varchar(100) not null
);
