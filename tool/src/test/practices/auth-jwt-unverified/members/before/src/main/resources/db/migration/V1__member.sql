create table member (id bigint primary key, email varchar(200) unique, points int, refresh_token varchar(900) unique);
