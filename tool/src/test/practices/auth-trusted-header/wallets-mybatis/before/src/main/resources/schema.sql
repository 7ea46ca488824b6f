create table accounts (owner varchar(80) primary key, password varchar(100) not null);
create table transfers (
    id bigint primary key auto_increment,
    owner varchar(80) not null,
    amount bigint not null,
    foreign key (owner) references accounts (owner)
);
