create table wish (id bigserial primary key, goods text not null, note text);
create table offer (id bigserial primary key, goods text not null, price numeric(10, 2) not null);
