create table parcels (id bigint primary key, sender varchar(80), street varchar(200));
create table labels (id bigint primary key, text varchar(80));
