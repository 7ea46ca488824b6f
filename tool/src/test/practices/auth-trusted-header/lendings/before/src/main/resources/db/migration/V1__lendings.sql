create table users (id bigint primary key, login varchar(80) not null unique, password varchar(100) not null);
create table lendings (
    id bigint primary key,
    user_id bigint not null references users (id),
    book varchar(200) not null
);
create table remarks (
    id bigint primary key,
    user_id bigint not null references users (id),
    text varchar(2000) not null
);
