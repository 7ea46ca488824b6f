create table ticket (id bigint primary key, state varchar(20), views integer not null default 0, owner varchar(80));
create table audit_log (id bigint primary key, what varchar(80));
create table profile (id bigint primary key, name varchar(80));
