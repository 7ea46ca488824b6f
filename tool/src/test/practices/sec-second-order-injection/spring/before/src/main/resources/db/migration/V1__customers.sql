create table customer (id bigint primary key, name text, nickname text, folder text, kind text);
create table orders (id bigint primary key, customer text);
