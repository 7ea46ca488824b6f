create table team (
    id bigint not null auto_increment,
    league varchar(20) not null,
    name varchar(60) not null,
    code char(3) not null,
    primary key (id),
    unique key ux_code (code)
) engine = InnoDB;
