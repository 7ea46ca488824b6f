create table chart (name varchar(80)); -- expect: db-missing-pk
