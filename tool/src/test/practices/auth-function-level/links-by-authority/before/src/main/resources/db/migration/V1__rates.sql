create table rates (
    name varchar(20) primary key,
    percent int not null
);
