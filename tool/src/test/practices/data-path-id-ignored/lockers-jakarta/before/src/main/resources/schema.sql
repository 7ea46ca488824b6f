create table lockers (number bigint primary key, place varchar(80));
create table codes (id bigint primary key, digits varchar(12));
