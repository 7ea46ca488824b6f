create table prices (
    article varchar(20) primary key,
    cents bigint not null
);

create table remarks (
    article varchar(20) not null,
    text varchar(200) not null
);

create table visits (
    page varchar(100) primary key,
    seen bigint not null
);
