create table crate (id bigserial primary key, label text not null);
create table crane (id bigserial primary key, label text not null);
