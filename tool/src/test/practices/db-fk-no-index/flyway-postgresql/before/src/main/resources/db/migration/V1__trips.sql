create table drivers (id bigint generated always as identity primary key, name varchar(80) not null);
create table regions (code char(3) primary key, name varchar(80));
create table trips (
    id bigint generated always as identity primary key,
    driver_id bigint not null references drivers (id), -- expect: db-fk-no-index
    -- silent: db-fk-no-index because the unique key starts with it
    region char(3) references regions (code),
    started_at timestamptz not null,
    unique (region, started_at)
);
create table stops (
    trip_id bigint not null references trips (id), -- silent: db-fk-no-index because the primary key starts with it
    number int not null,
    primary key (trip_id, number)
);
create table receipts (
    id bigint generated always as identity primary key,
    trip_id bigint not null,
    driver_id bigint not null,
    constraint fk_receipts_trip foreign key (trip_id) references trips (id), -- told with the key of ratings
    -- silent: db-fk-no-index because an index is made below
    constraint fk_receipts_driver foreign key (driver_id) references drivers (id)
);
create index idx_receipts_driver on receipts (driver_id, trip_id);
create table region_names (
    id int primary key,
    region char(3) references regions (code) -- silent: db-fk-no-index because nothing writes here and regions never go
);
