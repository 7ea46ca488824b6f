-- API keys. Only a digest of the secret part is kept: it has 256 random bits, so nobody can guess it back from there.
create table if not exists lintel_guard_api_key (
  id text primary key,
  digest bytea not null,
  owner text not null,
  plan text,
  scopes text[] not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);

create index if not exists lintel_guard_api_key_owner on lintel_guard_api_key (owner);
