create table users (
    id bigint primary key,
    email varchar(200) not null unique,
    password_hash varchar(100) not null
);

create table documents (
    id bigint primary key,
    owner_id bigint not null references users (id),
    title varchar(200) not null,
    body text not null
);

create table shares (
    id bigint primary key,
    document_id bigint not null references documents (id),
    user_id bigint not null references users (id)
);

create table templates (
    id bigint primary key,
    body text not null
);
