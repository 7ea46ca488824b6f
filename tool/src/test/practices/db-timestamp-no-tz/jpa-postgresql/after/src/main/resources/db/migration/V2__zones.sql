alter table meeting alter column starts type timestamptz using starts at time zone 'UTC';
alter table meeting alter column ends type timestamptz using ends at time zone 'UTC';
alter table reminder alter column sent type timestamptz using sent at time zone 'UTC';
alter table message alter column read type timestamptz using read at time zone 'UTC';
alter table room alter column created_at type timestamptz using created_at at time zone 'UTC';
