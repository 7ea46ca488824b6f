create table suppliers (
    id bigint primary key,
    name varchar(100) not null,
    email varchar(200) not null
);

create table countries (
    code char(2) primary key,
    name varchar(100) not null
);
