create index idx_visits_member on visits (member_id); -- expect: db-mig-index-locks (low)
