CREATE UNIQUE INDEX idx_members_email_city -- expect: db-mig-index-locks (low)
    ON members (lower(email), city);
