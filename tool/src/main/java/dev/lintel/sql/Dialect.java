package dev.lintel.sql;

/// Which database a statement is written for. A hint: it decides what quotes, backslashes and `#` mean, and what
/// a type's name stands for; all else is understood in every dialect.
public enum Dialect {
    POSTGRESQL,
    MYSQL,
    H2,
    ORACLE,
    SQLSERVER,
    OTHER;

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
