create table invoice (id bigint primary key);
create table invoice_line (id bigint generated always as identity primary key,
    invoice_id bigint not null references invoice (id), line varchar(200));
create index invoice_line_invoice on invoice_line (invoice_id);
create table reminder (id bigint generated always as identity primary key,
    invoice_id bigint not null references invoice (id), line varchar(200));
create index reminder_invoice on reminder (invoice_id);
