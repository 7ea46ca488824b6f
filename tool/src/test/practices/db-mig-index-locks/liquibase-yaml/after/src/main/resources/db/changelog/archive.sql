--liquibase formatted sql

--changeset ben:4 runInTransaction:false
create index concurrently ix_ticket_both on ticket (closed_on, title);
