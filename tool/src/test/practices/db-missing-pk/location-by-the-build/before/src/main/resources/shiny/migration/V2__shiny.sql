create table picture (id bigint primary key); -- silent: db-missing-pk because this is one
