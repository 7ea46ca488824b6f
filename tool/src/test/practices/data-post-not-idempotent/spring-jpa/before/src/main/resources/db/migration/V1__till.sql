create table payments (id bigint primary key, bill_id bigint not null, amount numeric(12, 2) not null, state varchar(20), idempotency_key varchar(64));
create table refunds (id bigint primary key, receipt varchar(64) not null unique, amount numeric(12, 2) not null);
create table bills (id bigint primary key, state varchar(20) not null, total numeric(12, 2) not null);
create table wallets (id bigint primary key, owner_id bigint not null, balance numeric(12, 2) not null);
create table comments (id bigint primary key, text varchar(200));
