create table visit (id bigint primary key, patient varchar(80) not null, reason varchar(200) not null);
