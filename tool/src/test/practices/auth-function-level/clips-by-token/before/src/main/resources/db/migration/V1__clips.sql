create table account (id bigint primary key, email varchar(200) unique, password varchar(100), token varchar(80) unique, role varchar(20));
create table clip (id bigint primary key, title varchar(200), account_id bigint references account (id));
