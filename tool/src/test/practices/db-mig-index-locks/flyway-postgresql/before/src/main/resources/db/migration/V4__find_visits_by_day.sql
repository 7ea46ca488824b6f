-- silent: db-mig-index-locks because writers go on while it is built
create index concurrently idx_visits_day on visits (visited_at);
