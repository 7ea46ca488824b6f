CREATE TABLE `branches` (`id` bigint NOT NULL AUTO_INCREMENT, `name` varchar(50), PRIMARY KEY (`id`));
