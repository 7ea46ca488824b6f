create table posters (id bigint primary key, name varchar(40) not null, password varchar(200) not null);
