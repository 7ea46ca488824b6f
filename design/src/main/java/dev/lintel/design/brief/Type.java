package dev.lintel.design.brief;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a field can be. Money is an integer of minor units beside a currency, since a fraction in binary is no price.
///
/// @see Field
public enum Type {
    EMAIL("varchar(254)", 30),
    TEXT("varchar", 0),
    MARKDOWN("text", 500),
    /// lower-case words with hyphens, fit for an address
    SLUG("varchar", 0),
    PHONE("varchar(32)", 14),
    URL("varchar(2048)", 60),
    COUNTRY("char(2)", 3),
    CURRENCY("char(3)", 4),
    MONEY("bigint", 12),
    INT("integer", 4),
    LONG("bigint", 8),
    BOOL("boolean", 1),
    DATE("date", 4),
    TIME("timestamptz", 8),
    UUID("uuid", 16),
    /// one of a few words, `enum(SMALL|LARGE)`
    ENUM("varchar(32)", 9),
    /// a number that the database counts up
    SEQUENCE("bigint", 8),
    /// where the row is in its life; the words are those of `states`
    STATE("varchar(32)", 9),
    SECRET("varchar(255)", 100);

    private final String sql;
    private final int bytes;

    Type(String sql, int bytes) {
        this.sql = sql;
        this.bytes = bytes;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Type> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /// Whether bounds in brackets say how long it may be; for numbers they say how large.
    public boolean isText() {
        return this == TEXT || this == SLUG || this == MARKDOWN || this == SECRET;
    }

    public boolean isNumber() {
        return this == INT || this == LONG || this == MONEY;
    }

    String sql() {
        return sql;
    }

    /// Bytes of a usual value in a row of PostgreSQL; 0 where the length decides.
    int bytes() {
        return bytes;
    }
}
