create table entrance (id bigserial primary key, who text not null, made_on date not null, passed_on date not null, left_on date not null);
