CREATE TABLE `berth` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `pier` varchar(20) NOT NULL,
  `ship_id` bigint DEFAULT NULL,
  `since` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `idx_ship_since` (`ship_id`, `since`),
  KEY `idx_ship` (`ship_id`), -- expect: db-index-redundant
  KEY `idx_since` (`since`) -- silent: db-index-redundant because no other begins with it
);
