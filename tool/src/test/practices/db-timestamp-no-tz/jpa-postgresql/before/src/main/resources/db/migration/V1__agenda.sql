create table meeting (
    id bigint primary key,
    starts timestamp not null, -- expect: db-timestamp-no-tz
    ends timestamp not null,
    opens timestamp not null -- silent: db-timestamp-no-tz because it is a time on the wall, a LocalDateTime
);
create table reminder (
    id bigint primary key,
    sent timestamp without time zone -- expect: db-timestamp-no-tz
);
create table message (
    id bigint primary key,
    read timestamp(3) -- expect: db-timestamp-no-tz
);
create table room (
    id bigint primary key,
    created_at timestamp not null, -- silent: db-timestamp-no-tz because no column of this database keeps a zone
    day date not null -- silent: db-timestamp-no-tz because it is a day
);
