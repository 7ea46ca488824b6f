-- Who did what. Grant your service's role only INSERT and SELECT here, and let another role own the tables: then not even
-- the service can change its past.
create table if not exists lintel_guard_audit (
  id        bigint generated always as identity primary key,
  at        timestamptz not null default clock_timestamp(),
  actor     text not null,
  address   text not null,
  agent     text not null,
  action    text not null,
  object    text not null,
  object_id text not null,
  outcome   text not null check (outcome in ('DONE', 'DENIED', 'FAILED')),
  before    text not null,
  after     text not null,
  trace     text not null
);
create index if not exists lintel_guard_audit_object on lintel_guard_audit (object, object_id, id);
create index if not exists lintel_guard_audit_actor on lintel_guard_audit (actor, id);

-- A chain over the entries that are committed: hash = H(hash before, entry).
create table if not exists lintel_guard_audit_seal (
  no    bigint primary key,
  entry bigint not null unique,
  hash  bytea not null
);

-- Where the chain begins after entries have reached their age.
create table if not exists lintel_guard_audit_cut (
  no   bigint primary key,
  hash bytea not null,
  at   timestamptz not null default clock_timestamp()
);

create or replace function lintel_guard_audit_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('lintel.guard_audit_retention', true) = 'on' then
    return old;
  end if;
  raise exception 'the audit log only grows' using errcode = 'insufficient_privilege';
end $$;

create or replace trigger lintel_guard_audit_append_only before update or delete on lintel_guard_audit
  for each row execute function lintel_guard_audit_append_only();
create or replace trigger lintel_guard_audit_no_truncate before truncate on lintel_guard_audit
  for each statement execute function lintel_guard_audit_append_only();
create or replace trigger lintel_guard_audit_seal_append_only before update or delete on lintel_guard_audit_seal
  for each row execute function lintel_guard_audit_append_only();
create or replace trigger lintel_guard_audit_seal_no_truncate before truncate on lintel_guard_audit_seal
  for each statement execute function lintel_guard_audit_append_only();
