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
    SLUG("varchar", 0),
    PHONE("varchar(32)", 14),
    URL("varchar(2048)", 60),
    COUNTRY("char(2)", 3),
    CURRENCY("char(3)", 4),
    MONEY("bigint", 8),
    INT("integer", 4),
    LONG("bigint", 8),
    BOOL("boolean", 1),
    DATE("date", 4),
    TIME("timestamptz", 8),
    UUID("uuid", 16),
    SEQUENCE("bigint", 8),
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

    String sql() {
        return sql;
    }

    /// Bytes of a usual value in a row of PostgreSQL; 0 where the length decides.
    int bytes() {
        return bytes;
    }
}
