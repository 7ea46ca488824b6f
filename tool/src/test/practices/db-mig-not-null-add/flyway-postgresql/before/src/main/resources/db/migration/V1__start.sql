create table parcels (
    id bigint generated always as identity primary key,
    label varchar(40) not null,
    depot varchar(40),
    weight int,
    sender bigint
);
create table senders (id bigint generated always as identity primary key, name varchar(80));
create table countries (code char(2) primary key, name varchar(80) not null);
create table drafts (id bigint primary key, note text);
create table sizes (code char(1) primary key, litres int);
