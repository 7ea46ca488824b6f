create table rooms (
    id bigint auto_increment primary key,
    slug varchar(80) not null,
    unique key uk_rooms_slug (slug)
) engine = InnoDB;
create table messages (
    id bigint auto_increment primary key,
    room_id bigint not null,
    author varchar(80) not null,
    body text,
    key idx_messages_author_room (author, room_id)
) engine = InnoDB;
