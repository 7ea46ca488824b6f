create table notes (id bigint auto_increment primary key, title varchar(100)) engine=InnoDB;
