create table meeting (
    id bigint primary key,
    starts timestamp not null -- silent: db-timestamp-no-tz because Hibernate writes everything in UTC
);
