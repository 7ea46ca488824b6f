create table book (id bigint primary key, title varchar(200) not null, lent boolean not null);
