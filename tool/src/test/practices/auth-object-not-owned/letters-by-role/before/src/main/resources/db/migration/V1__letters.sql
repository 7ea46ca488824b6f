create table person (
    id bigint primary key,
    email varchar(200) not null unique,
    password_hash varchar(100) not null
);

create table letter (
    id bigint primary key,
    owner_id bigint not null references person (id),
    body text not null
);

create table draft (
    id bigint primary key,
    owner_id bigint not null references person (id),
    body text not null
);
