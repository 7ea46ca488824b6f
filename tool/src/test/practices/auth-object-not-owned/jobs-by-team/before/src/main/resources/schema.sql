create table operators (
    id bigint not null auto_increment primary key,
    name varchar(100) not null,
    teams varchar(200) not null
) engine = innodb;

create table jobs (
    id bigint not null auto_increment primary key,
    team_no int not null,
    body text not null,
    state varchar(20) not null
) engine = innodb;

create table calendars (
    id bigint not null auto_increment primary key,
    name varchar(100) not null
) engine = innodb;
