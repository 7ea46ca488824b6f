create table grades (id bigint primary key, title varchar(40), enabled boolean);
create table branches (id bigint primary key, title varchar(40));
create table shifts (id bigint primary key, title varchar(40));
create table people (
    id bigint primary key,
    grade_id bigint references grades (id),
    branch_id bigint references branches (id),
    shift_id bigint references shifts (id)
);
