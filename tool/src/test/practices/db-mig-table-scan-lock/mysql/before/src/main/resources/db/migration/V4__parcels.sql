-- silent: db-mig-table-scan-lock because MySQL has no NOT VALID to offer
alter table parcels add constraint fk_sender foreign key (sender) references senders (id);
