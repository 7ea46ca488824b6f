create table parcels (
    id bigint primary key,
    note varchar(100) not null
);
