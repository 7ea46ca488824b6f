create table songs (id bigint primary key, tempo integer, key_of text);
create table albums (id bigint primary key);
