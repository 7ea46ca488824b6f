create table members (
    id bigint generated always as identity primary key,
    email varchar(200) not null,
    city varchar(80)
);
-- silent: db-mig-index-locks because the table is made in the same release
create index idx_members_email on members (email);

create table visits (
    id bigint generated always as identity primary key,
    member_id bigint not null references members (id),
    visited_at timestamptz not null
);

create table countries (
    code char(2) primary key,
    name varchar(80) not null
);
