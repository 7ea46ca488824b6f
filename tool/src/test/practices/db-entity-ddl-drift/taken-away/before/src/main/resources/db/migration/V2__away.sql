alter table songs rename column tempo to beats;
-- expect: db-entity-ddl-drift
drop table albums;
