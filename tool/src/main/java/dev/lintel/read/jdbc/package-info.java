/// SQL that stands in bodies: Spring's JDBC templates and clients, plain JDBC, R2DBC's `DatabaseClient`, JDBI; and
/// in the annotations of JDBI's SQL objects. Texts are put together by [dev.lintel.code.value.Assembly]; what
/// remains unknown is a hole in the statement.
@NullMarked
package dev.lintel.read.jdbc;

import org.jspecify.annotations.NullMarked;
