create table payment (
    id bigint primary key,
    amount double precision not null,
    fee real not null,
    exchange_rate double precision not null, -- silent: db-money-float because a rate is no amount of money
    net_price numeric(12, 2) not null, -- silent: db-money-float because numeric is exact
    refund double precision -- expect: db-money-float
);
create table trip (
    id bigint primary key,
    distance_total double precision not null, -- silent: db-money-float because it is a distance
    total double precision not null -- silent: db-money-float because nothing about a trip says that its total is money
);
create table wage_slip (
    id bigint primary key,
    salary float8 not null, -- expect: db-money-float
    tax_rate float8 not null -- silent: db-money-float because a rate is a share
);
