create table product (
    id bigint not null auto_increment primary key,
    price double not null, -- expect: db-money-float
    price_cents bigint not null, -- silent: db-money-float because whole cents are exact
    weight double not null, -- silent: db-money-float because it is a weight
    discount float -- expect: db-money-float
);
