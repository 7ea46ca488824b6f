package dev.lintel.design.into;

import dev.lintel.graph.Schema;
import dev.lintel.sql.Dialect;

/// The words of a dialect where dialects differ.
final class SqlType {
    private SqlType() {}

    /// A key's type as what refers to it has it, which does not count by itself.
    static String referring(Schema.Column key) {
        String plain = key.type().replaceFirst("^bigserial$", "bigint").replaceFirst("^serial$", "integer");
        return plain + (key.family() == Schema.Family.TEXT && key.length() > 0 ? "(" + key.length() + ")" : "");
    }

    static String instant(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "timestamptz";
            case MYSQL -> "datetime(3)";
            case SQLSERVER -> "datetime2";
            case H2 -> "timestamp with time zone";
            case ORACLE -> "timestamp with time zone";
            case OTHER -> "timestamp";
        };
    }

    static String now(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "now()";
            case MYSQL -> "current_timestamp(3)";
            case SQLSERVER, H2, ORACLE, OTHER -> "current_timestamp";
        };
    }

    static String uuid(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL, H2 -> "uuid";
            case SQLSERVER -> "uniqueidentifier";
            case MYSQL, ORACLE, OTHER -> "char(36)";
        };
    }

    static String bool(Dialect dialect) {
        return switch (dialect) {
            case SQLSERVER -> "bit";
            case ORACLE -> "number(1)";
            case POSTGRESQL, H2, MYSQL, OTHER -> "boolean";
        };
    }

    /// Characters, not bytes.
    static String length(String column, Dialect dialect) {
        return switch (dialect) {
            case SQLSERVER -> "len(" + column + ")";
            case ORACLE, OTHER -> "length(" + column + ")";
            case POSTGRESQL, H2, MYSQL -> "char_length(" + column + ")";
        };
    }
}
