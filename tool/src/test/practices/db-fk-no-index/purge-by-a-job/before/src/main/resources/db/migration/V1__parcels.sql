create table senders (id bigint generated always as identity primary key, name varchar(80));
create table depots (id bigint generated always as identity primary key, city varchar(80));
create table parcels (
    id bigint generated always as identity primary key,
    sent_at timestamptz not null default now(),
    sender_id bigint not null references senders (id), -- told with the key of addresses
    depot_id bigint references depots (id) -- expect: db-fk-no-index (low)
);
create table addresses (
    id bigint generated always as identity primary key,
    sender_id bigint references senders (id) -- expect: db-fk-no-index (medium)
);
create table complaints (
    id bigint generated always as identity primary key,
    parcel_id bigint references parcels (id) -- expect: db-fk-no-index (medium)
);
create table scans (
    id bigint generated always as identity primary key,
    parcel_id bigint references parcels (id), -- told with the key of complaints
    depot_id bigint references depots (id)
);
create table countries (code char(2) primary key);
create table country_names (
    -- silent: db-fk-no-index because nothing writes here and countries never go
    country char(2) references countries (code),
    name varchar(80)
);
