CREATE UNIQUE INDEX idx_members_email_city -- expect: db-mig-index-locks
    ON members (lower(email), city);
