alter table moorings add column flag varchar(3);
-- expect: db-mig-backfill-in-ddl
update moorings set flag = 'PT' where flag is null;
-- silent: db-mig-backfill-in-ddl because a condition picks some rows
update moorings set note = 'long' where metres > 40;
-- expect: db-mig-backfill-in-ddl
update invoices set state = 'OPEN';
-- silent: db-mig-backfill-in-ddl because it takes so many rows at most
delete from invoices where id in (select id from invoices where due is null limit 1000);
-- silent: db-mig-backfill-in-ddl because no request fills the table
update quays set name = upper(name);
create table buoys (id bigint primary key, colour text);
-- silent: db-mig-backfill-in-ddl because the migration makes the table itself
update buoys set colour = 'red';
-- silent: db-mig-backfill-in-ddl because it joins what another table holds
update invoices set due = current_date from moorings where moorings.id = invoices.mooring_id and moorings.paid = false;
