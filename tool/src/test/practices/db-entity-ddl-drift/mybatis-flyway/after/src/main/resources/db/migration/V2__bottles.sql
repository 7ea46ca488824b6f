CREATE TABLE bottles (
    id bigint PRIMARY KEY,
    barcode text NOT NULL UNIQUE,
    cellar_id bigint NOT NULL REFERENCES cellars
);

CREATE INDEX ON bottles (cellar_id, barcode);
