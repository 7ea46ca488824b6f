create table users (id bigint primary key, email varchar(100) unique, password varchar(100));
create table parcels (id bigint primary key, user_id bigint not null references users (id), address text);
create index ix_parcels_user on parcels (user_id);
