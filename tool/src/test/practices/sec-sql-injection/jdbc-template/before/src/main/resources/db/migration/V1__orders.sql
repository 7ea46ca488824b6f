create table orders (id bigint primary key, note text, total numeric(10, 2), email varchar(200), created_at timestamp);
