create table moorings (id bigint auto_increment primary key, vessel varchar(80) not null, metres int);
create table invoices (id bigint auto_increment primary key, mooring_id bigint not null, state varchar(10));
