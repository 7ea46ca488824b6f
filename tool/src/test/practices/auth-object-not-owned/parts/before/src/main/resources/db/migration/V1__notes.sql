create table boards (
    id bigint primary key,
    title varchar(100) not null
);

create table board_members (
    board_id bigint not null references boards (id),
    member varchar(100) not null,
    primary key (board_id, member)
);

create table notes (
    id bigint primary key,
    board_id bigint not null references boards (id),
    text varchar(2000) not null
);

create index notes_board on notes (board_id);

create table colours (
    id bigint primary key,
    name varchar(20) not null
);

create table comments (
    id bigint primary key,
    note_id bigint not null references notes (id),
    text varchar(2000) not null
);
