create table club_account (id bigserial primary key, nick text not null unique, password text not null, rank text not null);
create table letter (id bigserial primary key, topic text not null, body text not null);
create table shelf (id bigserial primary key, hall text not null);
