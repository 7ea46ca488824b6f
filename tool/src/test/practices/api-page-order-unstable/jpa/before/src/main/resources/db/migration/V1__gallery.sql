create table painting (
    id bigint generated always as identity primary key,
    code varchar(20) not null unique,
    title varchar(200) not null,
    state varchar(20) not null,
    position integer not null,
    hidden boolean not null,
    hung_at timestamptz not null
);
