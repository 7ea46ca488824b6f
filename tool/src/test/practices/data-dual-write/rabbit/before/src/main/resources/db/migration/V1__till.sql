create table bill (id bigint primary key, customer varchar(40) not null, amount numeric(10, 2) not null);
create table note (id bigint primary key, words varchar(200) not null);
