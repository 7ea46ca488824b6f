create table badge (id bigserial primary key, code varchar(20) not null, holder varchar(80) not null);
create table payment (id bigserial primary key, idempotency_key varchar(64) not null, cents bigint not null);
create table locker (id bigserial primary key, code varchar(20) not null);
create unique index idx_badge_code on badge (code);
create unique index ux_payment_key on payment (idempotency_key);
