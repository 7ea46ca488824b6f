create table parcel (
    id bigint primary key,
    state smallint not null,
    size integer not null,
    priority integer,
    carrier varchar(20) not null,
    label varchar(20),
    pick_up integer,
    code varchar(3)
);
create table locker (
    id bigint primary key,
    state smallint,
    door integer,
    kind integer
);
