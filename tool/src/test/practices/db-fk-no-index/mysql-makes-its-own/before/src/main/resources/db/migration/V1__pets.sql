create table owners (id bigint auto_increment primary key, name varchar(80)) engine = InnoDB;
create table pets (
    id bigint auto_increment primary key,
    owner_id bigint not null,
    -- silent: db-fk-no-index because this database makes the index with the key
    constraint fk_pets_owner foreign key (owner_id) references owners (id)
) engine = InnoDB;
