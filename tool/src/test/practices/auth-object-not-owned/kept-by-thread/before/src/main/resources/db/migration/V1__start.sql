create table account (id bigint primary key, name varchar(40) not null unique, password varchar(80) not null);
create table stay (
  id bigint primary key, account_id bigint not null, animal varchar(40) not null, phone varchar(20), state varchar(12) not null);
create index stay_account on stay (account_id);
