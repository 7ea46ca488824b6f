/// `bench/design`: makes a service of each brief, builds it, reviews it, starts it on a PostgreSQL of its own and
/// asks it what a hostile client would. Nothing here helps a service to pass: it is reached over HTTP as anybody
/// would, and the database is only used to make people and to count rows.
@NullMarked
package dev.lintel.bench.design;

import org.jspecify.annotations.NullMarked;
