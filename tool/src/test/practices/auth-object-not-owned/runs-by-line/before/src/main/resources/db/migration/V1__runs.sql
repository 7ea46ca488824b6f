create table workers (
    id bigint primary key,
    name varchar(100) not null unique,
    lines varchar(200) not null
);

create table runs (
    id bigint primary key,
    line_no int not null,
    machine varchar(100) not null
);

create table shifts (
    id bigint primary key,
    name varchar(100) not null
);
