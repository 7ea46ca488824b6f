package dev.lintel.design.brief;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// One field of a resource.
///
/// @param from least value or length
/// @param to greatest value or length
/// @param source where the server takes it from (`order.total`) when no client may set it
public record Field(
        String name,
        Type type,
        OptionalLong from,
        OptionalLong to,
        boolean optional,
        boolean unique,
        boolean personal,
        boolean encrypted,
        boolean computed,
        Optional<String> source) {
    /// Whether a request may carry it.
    public boolean isWritable() {
        return !computed && source.isEmpty() && type != Type.STATE && type != Type.SEQUENCE;
    }

    /// Whether an answer may carry it.
    public boolean isShown() {
        return type != Type.SECRET;
    }

    public String column() {
        return snake(name) + (type == Type.SECRET && name.equals("password") ? "_hash" : "");
    }

    public String sqlType() {
        return switch (type) {
            case TEXT, SLUG -> "varchar(" + to.orElse(200) + ")";
            default -> type.sql();
        };
    }

    /// Bytes in a row, half of the bound taken for texts, and their length word.
    public int bytes() {
        return switch (type) {
            case TEXT, SLUG -> (int) Math.min(to.orElse(200) / 2 + 1, 120);
            default -> type.bytes();
        };
    }

    public static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
