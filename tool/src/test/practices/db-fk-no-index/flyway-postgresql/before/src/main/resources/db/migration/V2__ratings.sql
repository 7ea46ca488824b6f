create table ratings (id bigint generated always as identity primary key, trip_id bigint, stars int);
alter table ratings add constraint fk_ratings_trip foreign key (trip_id) references trips (id); -- expect: db-fk-no-index
create index idx_ratings_good on ratings (trip_id) where stars > 4;
