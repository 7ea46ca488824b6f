create table entries (id bigint auto_increment primary key, said text, level varchar(10)) engine = InnoDB;
