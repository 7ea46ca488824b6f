create table member (
    id bigint primary key, -- silent: db-missing-pk because this is one
    name varchar(80) not null
);
create table team (id bigint generated always as identity, name varchar(80) not null); -- expect: db-missing-pk
create table member_team (member_id bigint not null references member (id), team_id bigint not null); -- expect: db-missing-pk
create table attendance (member_id bigint not null, day date not null, note varchar(200)); -- expect: db-missing-pk
create table season (year integer not null unique, name varchar(20)); -- silent: db-missing-pk because the unique year takes its place
create table visit (member_id bigint not null, day date not null); -- silent: db-missing-pk because of the unique index below
create unique index ux_visit on visit (member_id, day);
create table coach (id bigint not null, name varchar(80)); -- silent: db-missing-pk because the key is added below
alter table coach add constraint pk_coach primary key (id);
create view names as select name from member; -- silent: db-missing-pk because a view has none
create table nickname (name varchar(20) unique); -- expect: db-missing-pk
create table trophy (name varchar(20) not null, active boolean not null); -- expect: db-missing-pk
create unique index ux_trophy on trophy (name) where active;
