create table users (
    id bigint primary key,
    name varchar(100) not null,
    password_hash varchar(100) not null,
    role varchar(20) not null
);

create table user_roles (
    user_id bigint not null references users (id),
    role varchar(20) not null,
    primary key (user_id, role)
);

create table tariffs (
    id bigint primary key,
    price numeric(10, 2) not null
);
