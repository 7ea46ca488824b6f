alter table moorings add column flag varchar(3);
-- expect: db-mig-backfill-in-ddl
update moorings set flag = 'PT';
-- silent: db-mig-backfill-in-ddl because it takes so many rows at most
update moorings set metres = 1 where metres is null limit 1000;
-- silent: db-mig-backfill-in-ddl because it joins what another table holds
update invoices join moorings on moorings.id = invoices.mooring_id set state = 'OPEN';
