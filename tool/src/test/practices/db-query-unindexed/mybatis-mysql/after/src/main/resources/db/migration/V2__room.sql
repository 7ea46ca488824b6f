create index idx_messages_room on messages (room_id, id);
