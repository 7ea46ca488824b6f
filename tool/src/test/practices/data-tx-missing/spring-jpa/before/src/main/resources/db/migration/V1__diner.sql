CREATE TABLE supper (id bigint PRIMARY KEY, guest text NOT NULL, total numeric(12, 2) NOT NULL);
CREATE TABLE dish (id bigint PRIMARY KEY, supper_id bigint NOT NULL REFERENCES supper (id), name text NOT NULL);
CREATE INDEX dish_supper ON dish (supper_id);
CREATE TABLE guest (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE guest_right (id bigint PRIMARY KEY, guest_id bigint NOT NULL REFERENCES guest (id), name text NOT NULL);
CREATE INDEX guest_right_guest ON guest_right (guest_id);
CREATE TABLE guest_log (id bigint PRIMARY KEY, guest_id bigint NOT NULL REFERENCES guest (id), what text NOT NULL);
CREATE INDEX guest_log_guest ON guest_log (guest_id);
CREATE TABLE napkin (id bigint PRIMARY KEY, colour text NOT NULL);
