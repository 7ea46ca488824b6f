create table users (
    id bigint not null auto_increment primary key,
    name varchar(100) not null,
    password varchar(100) not null
) engine = innodb;

create table bookings (
    id bigint not null auto_increment primary key,
    user_id bigint not null,
    day date not null,
    phone varchar(40) not null,
    state varchar(20) not null,
    voucher_token varchar(64) not null unique
) engine = innodb;
