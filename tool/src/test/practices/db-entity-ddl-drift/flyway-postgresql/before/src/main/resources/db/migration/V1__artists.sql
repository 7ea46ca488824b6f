create table artists (
    id bigint generated always as identity primary key,
    stage_name varchar(60) not null,
    born_on date,
    followers integer,
    genre smallint not null,
    spotify_id varchar(40),
    biography text,
    fee numeric(12, 2) not null,
    verified boolean not null default false,
    created_at timestamptz not null default now(),
    tenant uuid not null
);
