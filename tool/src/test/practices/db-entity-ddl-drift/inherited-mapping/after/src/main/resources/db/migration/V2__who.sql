alter table cars add column created_by varchar(40);
