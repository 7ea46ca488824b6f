alter table moorings add column flag varchar(3) default 'PT';
