create index concurrently if not exists idx_parcels_label on parcels (label);
create index concurrently idx_parcels_depot on parcels using hash (depot);
