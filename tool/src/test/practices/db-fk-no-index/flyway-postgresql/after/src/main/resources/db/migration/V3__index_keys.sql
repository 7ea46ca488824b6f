create index concurrently idx_trips_driver on trips (driver_id);
create index concurrently idx_receipts_trip on receipts (trip_id);
create index concurrently idx_ratings_trip on ratings (trip_id);
