create table run (id bigint primary key, update_password text not null, state text not null);
create table share (id bigint primary key, password text not null, opened boolean not null);
create table member (id bigint primary key, password text not null, active boolean not null);
