create table letter (id bigint primary key, state varchar(20) not null, sender varchar(80) not null, read_by varchar(80));
create table country (id bigint primary key, code varchar(2) not null);
