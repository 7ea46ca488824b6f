package dev.lintel.design.into;

import dev.lintel.design.brief.Reserved;
import dev.lintel.graph.Schema;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The words of a dialect where dialects differ.
final class SqlType {
    /// Words of MySQL 8 that are reserved there and not in PostgreSQL, of those that columns are called by.
    private static final Set<String> RESERVED_IN_MYSQL = Set.of(
            "call",
            "change",
            "condition",
            "database",
            "describe",
            "div",
            "explain",
            "groups",
            "if",
            "index",
            "interval",
            "key",
            "keys",
            "kill",
            "lead",
            "leave",
            "lines",
            "load",
            "lock",
            "loop",
            "match",
            "mod",
            "of",
            "option",
            "out",
            "over",
            "procedure",
            "range",
            "rank",
            "read",
            "release",
            "rename",
            "repeat",
            "replace",
            "require",
            "row",
            "rows",
            "schema",
            "set",
            "show",
            "signal",
            "sql",
            "ssl",
            "system",
            "trigger",
            "update",
            "usage",
            "use",
            "values",
            "write");

    private SqlType() {}

    /// The name of a table or column, between quotes where it is a word of the language.
    static String quoted(String name, Dialect dialect) {
        boolean taken = Reserved.isWordOfSql(name) || dialect == Dialect.MYSQL && RESERVED_IN_MYSQL.contains(name);
        return !taken ? name : dialect == Dialect.MYSQL ? "`" + name + "`" : "\"" + name + "\"";
    }

    static String quoted(List<String> names, Dialect dialect) {
        return names.stream().map(each -> quoted(each, dialect)).collect(Collectors.joining(", "));
    }

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
