-- Events that were written in the transaction that made them and are not delivered yet.
create table if not exists lintel_guard_outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  payload text not null,
  created_at timestamptz not null default clock_timestamp(),
  attempts int not null default 0,
  next_at timestamptz not null default clock_timestamp(),
  owner uuid,
  lease_until timestamptz,
  error text,
  dead_at timestamptz
);

-- the first of each key that still waits
create index if not exists lintel_guard_outbox_waiting on lintel_guard_outbox (topic, key, id) where dead_at is null;
create index if not exists lintel_guard_outbox_next on lintel_guard_outbox (next_at, id) where dead_at is null;
create index if not exists lintel_guard_outbox_dead on lintel_guard_outbox (dead_at) where dead_at is not null;
