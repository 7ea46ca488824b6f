-- One row per idempotency key, caller and endpoint; what it is made of is only kept as a digest.
create table if not exists lintel_guard_idempotency (
  id bytea primary key,
  request bytea not null,
  owner uuid not null,
  lease_until timestamptz not null,
  attempts int not null default 1,
  status int,
  headers text,
  body bytea,
  expires_at timestamptz not null
);

create index if not exists lintel_guard_idempotency_expires_at on lintel_guard_idempotency (expires_at);

-- What remote steps of an unfinished request have returned: the points from which another attempt goes on.
create table if not exists lintel_guard_idempotency_step (
  id bytea not null references lintel_guard_idempotency (id) on delete cascade,
  name text not null,
  result text not null,
  primary key (id, name)
);
