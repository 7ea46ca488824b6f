create table ward (id bigint primary key, name varchar(40) not null);
create table doctor (id bigint primary key, name varchar(40) not null, ward_id bigint references ward (id));
create table patient (id bigint primary key, name varchar(40) not null, ward_id bigint not null references ward (id));
create table visit (
    id bigint primary key,
    patient_id bigint not null references patient (id),
    doctor_id bigint not null references doctor (id),
    ward_id bigint -- expect: db-missing-fk (medium)
);
create table bed (
    id bigint primary key,
    patient_id bigint, -- expect: db-missing-fk (low)
    ward_id bigint not null references ward (id)
);
create table note (
    id bigint primary key,
    visit_id bigint not null references visit (id),
    doctor_id bigint not null references doctor (id), -- silent: db-missing-fk because the column has its key
    author_id bigint, -- silent: db-missing-fk because nothing of the mapping refers by it
    words varchar(200)
);
create table shift (
    id bigint primary key,
    doctor_id bigint not null, -- silent: db-missing-fk because a later migration adds the key
    ward_id bigint not null references ward (id)
);
