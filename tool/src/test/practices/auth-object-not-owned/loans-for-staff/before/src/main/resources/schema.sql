create table users (
    id bigint not null auto_increment primary key,
    name varchar(100) not null,
    password varchar(100) not null
);

create table accounts (
    id bigint not null auto_increment primary key,
    borrower_id bigint not null
);

create table loans (
    id bigint not null auto_increment primary key,
    disbursedon_user_id bigint references users (id),
    withdrawnon_user_id bigint references users (id),
    default_account bigint references accounts (id),
    amount decimal(12, 2) not null
);
