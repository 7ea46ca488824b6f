create index concurrently idx_visits_member on visits (member_id);
