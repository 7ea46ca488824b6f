create table readers (
    id bigint generated always as identity primary key,
    email varchar(200) not null,
    card_number varchar(20) not null unique,
    phone varchar(40),
    active boolean not null
);
create table loans (
    id bigint generated always as identity primary key,
    reader_id bigint not null references readers (id),
    barcode varchar(40) not null,
    status varchar(20) not null,
    due_on date not null
);
create index idx_loans_reader on loans (reader_id, barcode);
create table branches (id bigint primary key, city varchar(80));
