create table parcel_old (id bigint primary key, label varchar(40), depot varchar(40));
create table scans (id bigint primary key, parcel bigint);
