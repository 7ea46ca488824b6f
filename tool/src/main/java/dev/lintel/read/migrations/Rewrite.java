package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.sql.Dialect;
import java.util.Set;

/// Whether another type of a column makes the database write every row of the table anew, and its indexes with it.
/// PostgreSQL does so unless the old type is stored like the new one (PostgreSQL documentation, ALTER TABLE,
/// Notes); of types that are not listed here nothing is said.
final class Rewrite {
    /// Types whose values are stored in ways that no other of them has.
    private static final Set<Family> APART = Set.of(
            Family.TEXT,
            Family.INTEGER,
            Family.DECIMAL,
            Family.FLOAT,
            Family.BOOLEAN,
            Family.DATE,
            Family.TIMESTAMP,
            Family.TIMESTAMP_TZ,
            Family.UUID,
            Family.JSON);
    /// These two are stored alike, so that in a session at UTC nothing is written.
    private static final Set<Family> INSTANTS = Set.of(Family.TIMESTAMP, Family.TIMESTAMP_TZ);

    private Rewrite() {}

    static boolean of(Column before, Column after, Dialect dialect) {
        if (dialect != Dialect.POSTGRESQL || !APART.contains(before.family()) || !APART.contains(after.family())) {
            return false;
        }
        if (before.family() != after.family()) {
            return !(INSTANTS.contains(before.family()) && INSTANTS.contains(after.family()));
        }
        return switch (before.family()) {
            case INTEGER -> width(before) != width(after);
            case DECIMAL -> before.scale() != after.scale() && after.length() > 0;
            default -> false;
        };
    }

    private static int width(Column column) {
        return switch (column.type()) {
            case "smallint", "int2", "smallserial", "serial2" -> 2;
            case "bigint", "int8", "bigserial", "serial8" -> 8;
            default -> 4;
        };
    }
}
