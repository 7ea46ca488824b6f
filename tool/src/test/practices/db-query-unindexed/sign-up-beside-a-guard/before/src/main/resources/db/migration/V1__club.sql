create table club_user (id bigint auto_increment primary key, name varchar(80), password varchar(100), locked int);
create table club_note (id bigint auto_increment primary key, author varchar(80), body text);
