create table folder (id bigint generated always as identity primary key, label varchar(80) not null, shelf integer not null);
