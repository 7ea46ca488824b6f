create table bed (id bigint primary key, label varchar(20) not null);
create table reading (id bigint primary key, bed_id bigint not null references bed (id), kind varchar(20) not null);
create table alarm (id bigint primary key, bed_id bigint not null references bed (id), kind varchar(20) not null);
