package dev.lintel.design.found;

import dev.lintel.design.brief.Type;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Sensitivity;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a column is in the words of a brief: its type first, then what its checks ask, then its name.
final class Kinds {
    private static final Pattern LINKS = Pattern.compile(".*(url|uri|website|homepage)");
    private static final Pattern PHONES = Pattern.compile(".*(phone|mobile|fax)(_?number)?");
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    private Kinds() {}

    /// @return empty for what no type of a brief says
    static Optional<Type> of(Column column, Bounds bounds) {
        return switch (column.family()) {
            case TEXT -> Optional.of(text(column, bounds));
            case ENUM -> bounds.options().isEmpty() ? Optional.empty() : Optional.of(Type.ENUM);
            case INTEGER -> Optional.of(integer(column));
            case DECIMAL, FLOAT -> number(column);
            case BOOLEAN -> Optional.of(Type.BOOL);
            case DATE -> Optional.of(Type.DATE);
            case TIMESTAMP, TIMESTAMP_TZ -> Optional.of(Type.TIME);
            case UUID -> Optional.of(Type.UUID);
            case TIME, BINARY, JSON, ARRAY, OTHER -> Optional.empty();
        };
    }

    private static Type text(Column column, Bounds bounds) {
        String name = column.name().toLowerCase(Locale.ROOT);
        if (!bounds.options().isEmpty()
                && bounds.options().stream().allMatch(word -> word.matches("[A-Z][A-Z0-9_]*"))) {
            return Type.ENUM;
        }
        if (Sensitivity.of(name).secret()) {
            return Type.SECRET;
        }
        if (bounds.pattern().filter(regex -> regex.contains(SLUG)).isPresent() || name.equals("slug")) {
            return Type.SLUG;
        }
        if (name.matches(".*e?_?mail") || name.endsWith("email_address")) {
            return Type.EMAIL;
        }
        if (PHONES.matcher(name).matches()) {
            return Type.PHONE;
        }
        if (column.length() == 2 && name.contains("country")) {
            return Type.COUNTRY;
        }
        if (column.length() == 3 && name.contains("currency")) {
            return Type.CURRENCY;
        }
        if (LINKS.matcher(name).matches()) {
            return Type.URL;
        }
        return column.length() > 0 ? Type.TEXT : Type.MARKDOWN;
    }

    private static Type integer(Column column) {
        boolean counted = column.defaulted() && column.defaultText().isEmpty();
        if (counted || column.type().endsWith("serial")) {
            return Type.SEQUENCE;
        }
        boolean wide = column.type().contains("big")
                || column.type().contains("8")
                || column.type().toLowerCase(Locale.ROOT).endsWith("long");
        return wide ? Type.LONG : Type.INT;
    }

    /// Amounts alone: a brief has no fractions else.
    private static Optional<Type> number(Column column) {
        if (Sensitivity.of(column.name()) == Sensitivity.MONEY) {
            return Optional.of(Type.MONEY);
        }
        return column.family() == Family.DECIMAL && column.length() > 0 && column.scale() == 0
                ? Optional.of(Type.LONG)
                : Optional.empty();
    }
}
