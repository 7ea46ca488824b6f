create table song (id bigint not null auto_increment primary key, title varchar(200) not null);
create table play (id bigint not null auto_increment primary key, song_id bigint not null);
