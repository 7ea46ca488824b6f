alter table senders add column rank int;
alter table parcels add column remark text, add column shelf int, add column place text;
-- silent: db-mig-drop-in-use because it has run: a newer migration stands behind it
alter table parcels rename column place to spot;
