create table visit_log (at datetime not null, path varchar(200) not null); -- expect: db-missing-pk
create table hit (id bigint not null auto_increment, path varchar(200), primary key (id)); -- silent: db-missing-pk because it stands at the end
