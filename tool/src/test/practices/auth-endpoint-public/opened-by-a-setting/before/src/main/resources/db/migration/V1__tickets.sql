create table tickets (
    id bigint generated always as identity primary key,
    holder varchar(100) not null
);
