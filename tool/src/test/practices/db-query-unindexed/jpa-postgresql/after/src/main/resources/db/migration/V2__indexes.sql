create index concurrently idx_readers_email on readers (email);
create index concurrently idx_loans_barcode on loans (barcode);
create index concurrently idx_loans_due_on on loans (due_on);
