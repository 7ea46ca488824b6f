alter table parcels add constraint fk_sender foreign key (sender) references senders (id) not valid;
alter table parcels add constraint light check (weight < 30) not valid;
