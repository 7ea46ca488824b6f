create table threads (id bigint generated always as identity primary key, title varchar(200), slug varchar(80) unique, board varchar(40));
create table posts (
    id bigint generated always as identity primary key,
    thread_id bigint not null references threads (id),
    body text
);
create index idx_posts_thread on posts (thread_id);
create table smileys (id bigint primary key, code varchar(10));
