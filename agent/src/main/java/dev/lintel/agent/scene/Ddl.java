package dev.lintel.agent.scene;

import dev.lintel.agent.Standing;
import dev.lintel.sql.Dialect;
import java.util.List;

/// The words in which one database takes what an answer shows as code: an example that its server refuses costs the
/// reader's trust in all the rest. What is not known is written as PostgreSQL takes it.
record Ddl(Dialect dialect) {
    /// Of the first backend that has a schema.
    static Ddl of(Standing standing) {
        return new Ddl(standing.backends().stream()
                .map(backend -> backend.schema())
                .filter(schema -> !schema.tables().isEmpty())
                .map(schema -> schema.dialect())
                .findFirst()
                .orElse(Dialect.POSTGRESQL));
    }

    private boolean isMysql() {
        return dialect == Dialect.MYSQL;
    }

    /// A number that the database gives.
    String identity() {
        return isMysql() ? "bigint auto_increment" : "bigint generated always as identity";
    }

    /// A point in time, to the microsecond.
    String instant() {
        return switch (dialect) {
            case POSTGRESQL -> "timestamptz";
            case MYSQL -> "timestamp(6)";
            case SQLSERVER -> "datetimeoffset";
            case H2, ORACLE, OTHER -> "timestamp with time zone";
        };
    }

    String now() {
        return isMysql() ? "current_timestamp(6)" : "current_timestamp";
    }

    /// The 32 bytes of a SHA-256.
    String digest() {
        return switch (dialect) {
            case POSTGRESQL -> "bytea";
            case ORACLE -> "raw(32)";
            case MYSQL, SQLSERVER, H2, OTHER -> "binary(32)";
        };
    }

    /// Whether texts usually compare equal whatever their case, as by the collations that MySQL and SQL Server
    /// start with; H2 has no index on an expression.
    boolean ignoresCase() {
        return dialect != Dialect.POSTGRESQL && dialect != Dialect.ORACLE;
    }

    /// What an index is made on so that texts are equal whatever their case.
    String caseless(String column) {
        return ignoresCase() ? column : "lower(" + column + ")";
    }

    /// What stands before an index's name where writes must go on meanwhile; MySQL's InnoDB lets them unasked.
    String concurrently() {
        return dialect == Dialect.POSTGRESQL ? "concurrently " : "";
    }

    /// An index on these columns that is called after them, made while the table is in use.
    String index(boolean unique, String table, List<String> columns) {
        return "create " + (unique ? "unique " : "") + "index " + concurrently() + table + "_"
                + String.join("_", columns) + " on " + table + " (" + String.join(", ", columns) + ");";
    }

    /// How a statement is asked for its plan, with what really happened where that can be had.
    String explain() {
        return switch (dialect) {
            case POSTGRESQL -> "explain (analyze, buffers) <the statement>;";
            case MYSQL, H2 -> "explain analyze <the statement>;";
            case SQLSERVER -> "set statistics io, time, profile on;";
            case ORACLE -> "select * from dbms_xplan.display_cursor(format => 'ALLSTATS LAST');";
            case OTHER -> "explain <the statement>;";
        };
    }
}
