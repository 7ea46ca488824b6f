CREATE TABLE supper (id bigint PRIMARY KEY, guest text NOT NULL, total numeric(12, 2) NOT NULL);
CREATE TABLE dish (id bigint PRIMARY KEY, supper_id bigint NOT NULL REFERENCES supper (id), name text NOT NULL);
CREATE INDEX dish_supper ON dish (supper_id);
