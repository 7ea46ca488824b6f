create table hall (id bigserial primary key, open boolean not null);
create table letter (id bigserial primary key, topic text not null);
create table shelf (id bigserial primary key, hall_id bigint not null references hall);
create table answer (id bigserial primary key, letter_id bigint not null references letter);
create index shelf_hall on shelf (hall_id);
create index answer_letter on answer (letter_id);
create table sheet (id bigserial primary key, topic text not null);
create index sheet_topic on sheet (topic);
create index letter_topic on letter (topic);
