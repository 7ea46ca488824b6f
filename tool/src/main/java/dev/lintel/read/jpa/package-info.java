/// JPA and Spring Data: mapped classes, repositories, and the queries that bodies ask of an `EntityManager` or a
/// Hibernate `Session`. [Jpa] is the reader; the packages below divide the work.
@NullMarked
package dev.lintel.read.jpa;

import org.jspecify.annotations.NullMarked;
