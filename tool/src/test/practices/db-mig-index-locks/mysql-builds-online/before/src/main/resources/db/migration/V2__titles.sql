-- silent: db-mig-index-locks because InnoDB lets writers through while it builds an index
create index idx_notes_title on notes (title);
