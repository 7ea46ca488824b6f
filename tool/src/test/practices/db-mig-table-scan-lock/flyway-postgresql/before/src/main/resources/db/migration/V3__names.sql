create unique index concurrently ux_sender_name on senders (name);
-- silent: db-mig-table-scan-lock because it has run: a newer migration stands behind it
alter table parcels add constraint fk_first foreign key (sender) references senders (id);
