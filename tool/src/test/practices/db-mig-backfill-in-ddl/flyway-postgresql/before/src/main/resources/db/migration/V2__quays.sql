insert into quays values (1, 'north');
-- silent: db-mig-backfill-in-ddl because it has run: a newer migration stands behind it
update moorings set metres = 12;
