alter table boat change column title name varchar(40); -- expect: db-mig-drop-in-use (medium)
