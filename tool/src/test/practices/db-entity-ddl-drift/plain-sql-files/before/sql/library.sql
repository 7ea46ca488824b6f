CREATE TABLE `books` (`id` bigint NOT NULL AUTO_INCREMENT, `title` varchar(200), PRIMARY KEY (`id`));
CREATE TABLE `authors` (`id` bigint NOT NULL AUTO_INCREMENT, `name` varchar(200), PRIMARY KEY (`id`));
CREATE TABLE `loans` (`id` bigint NOT NULL AUTO_INCREMENT, `book_id` bigint, PRIMARY KEY (`id`));
CREATE TABLE `readers` (`id` bigint NOT NULL AUTO_INCREMENT, `name` varchar(200), PRIMARY KEY (`id`));
CREATE TABLE `lib_shelves` (`id` bigint NOT NULL AUTO_INCREMENT, `room` varchar(20), PRIMARY KEY (`id`));
