-- silent: db-mig-index-locks because no request ever writes countries
create index idx_countries_name on countries (name);
create table audit (id bigint primary key, said text);
-- silent: db-mig-index-locks because audit is made in this very migration
create index idx_audit_said on audit (said);
