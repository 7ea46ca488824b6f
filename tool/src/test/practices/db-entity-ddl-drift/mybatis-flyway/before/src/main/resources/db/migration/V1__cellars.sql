CREATE TABLE cellars (
    id bigint PRIMARY KEY,
    title text NOT NULL
);
