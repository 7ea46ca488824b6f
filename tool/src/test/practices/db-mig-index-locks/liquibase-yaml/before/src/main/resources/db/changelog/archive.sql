--liquibase formatted sql

--changeset ben:4
-- expect: db-mig-index-locks
create index concurrently ix_ticket_both on ticket (closed_on, title);

--changeset ben:5 runInTransaction:false
-- silent: db-mig-index-locks because it is built beside its writers and outside of a transaction
create index concurrently ix_ticket_upper on ticket (upper(title));
