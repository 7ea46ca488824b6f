create table note (id bigint primary key, author varchar(80), text varchar(2000));
