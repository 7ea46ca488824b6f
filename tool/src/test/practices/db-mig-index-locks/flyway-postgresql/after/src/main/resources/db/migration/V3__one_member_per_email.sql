CREATE UNIQUE INDEX CONCURRENTLY idx_members_email_city
    ON members (lower(email), city);
