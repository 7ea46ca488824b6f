package dev.lintel.sql;

import java.util.Locale;
import java.util.Optional;

/// Which database a statement is written for. A hint: it decides what quotes, backslashes and `#` mean, and what
/// a type's name stands for; all else is understood in every dialect.
public enum Dialect {
    POSTGRESQL,
    MYSQL,
    H2,
    ORACLE,
    SQLSERVER,
    OTHER;

    /// What a URL, a driver's class, a dialect's class or a folder's name stands for.
    public static Optional<Dialect> named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("postgres") || lower.contains("pgsql")) {
            return Optional.of(POSTGRESQL);
        }
        if (lower.contains("mysql") || lower.contains("mariadb")) {
            return Optional.of(MYSQL);
        }
        if (lower.contains("sqlserver") || lower.contains("mssql")) {
            return Optional.of(SQLSERVER);
        }
        if (lower.contains("oracle")) {
            return Optional.of(ORACLE);
        }
        boolean h2 = lower.contains("jdbc:h2") || lower.contains("org.h2") || lower.equals("h2");
        return h2 ? Optional.of(H2) : Optional.empty();
    }

    /// Whether `\'` stands for a quote inside a string.
    public boolean backslashEscapes() {
        return this == MYSQL;
    }

    /// Whether `"a"` is a string and not a name.
    public boolean doubleQuotedStrings() {
        return this == MYSQL;
    }

    /// Whether `#` starts a comment.
    public boolean hashComments() {
        return this == MYSQL;
    }

    /// Whether `[a]` is a quoted name.
    public boolean bracketNames() {
        return this == SQLSERVER;
    }
}
