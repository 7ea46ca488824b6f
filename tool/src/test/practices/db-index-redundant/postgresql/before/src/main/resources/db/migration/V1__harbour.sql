CREATE TABLE berth (
  id bigint PRIMARY KEY,
  pier text NOT NULL,
  place int NOT NULL,
  ship_id bigint,
  since timestamptz NOT NULL DEFAULT now(),
  UNIQUE (pier, place)
);
CREATE INDEX idx_berth_pier ON berth (pier); -- expect: db-index-redundant
CREATE INDEX idx_berth_id ON berth (id); -- expect: db-index-redundant
CREATE INDEX idx_berth_ship ON berth (ship_id); -- expect: db-index-redundant
CREATE INDEX idx_berth_ship_since ON berth (ship_id, since); -- silent: db-index-redundant because it is the longest of its kind
CREATE INDEX idx_berth_place ON berth (place); -- silent: db-index-redundant because the key has the column in second place
CREATE INDEX idx_berth_free ON berth (pier) WHERE ship_id IS NULL; -- silent: db-index-redundant because it holds only some rows
CREATE INDEX idx_berth_lower ON berth (lower(pier)); -- silent: db-index-redundant because it sorts by something else
CREATE INDEX idx_berth_prefix ON berth (pier text_pattern_ops); -- silent: db-index-redundant because it finds beginnings, which the order of a locale does not
CREATE INDEX idx_berth_down ON berth (ship_id DESC NULLS LAST); -- expect: db-index-redundant
CREATE INDEX idx_berth_hash ON berth USING hash (ship_id); -- silent: db-index-redundant because it is of another kind
CREATE INDEX idx_berth_since ON berth (since) INCLUDE (ship_id); -- silent: db-index-redundant because it carries a column more
CREATE INDEX idx_berth_since_pier ON berth (since, pier);
CREATE UNIQUE INDEX ux_berth_ship ON berth (ship_id); -- silent: db-index-redundant because it is a rule

CREATE TABLE crane (id bigint PRIMARY KEY, code text NOT NULL, pier text NOT NULL);
CREATE UNIQUE INDEX ux_crane_code ON crane (code);
CREATE INDEX idx_crane_code ON crane (code); -- expect: db-index-redundant
CREATE INDEX idx_crane_pier ON crane (pier);
CREATE INDEX idx_crane_pier_again ON crane (pier); -- expect: db-index-redundant
