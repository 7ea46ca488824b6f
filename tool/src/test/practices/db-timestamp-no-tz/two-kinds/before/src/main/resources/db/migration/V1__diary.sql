create table entry (
    id bigint primary key,
    created_at timestamptz not null, -- silent: db-timestamp-no-tz because it keeps the zone
    updated_at timestamp -- expect: db-timestamp-no-tz
);
create table picture (
    id bigint primary key,
    inserted_on timestamp not null, -- expect: db-timestamp-no-tz
    seen timestamp -- silent: db-timestamp-no-tz because nothing shows that a moment is meant
);
create table share (
    id bigint primary key,
    expires timestamp not null -- expect: db-timestamp-no-tz
);
