create table desk_login (id bigserial primary key, nick text not null unique, password text not null);
create table call (id bigserial primary key, topic text not null, body text not null);
create table room (id bigserial primary key, floor text not null);
