create table boat (id bigint auto_increment primary key, title varchar(40), length_m int);
