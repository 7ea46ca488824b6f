package dev.lintel.design.into;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Type;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// A field of the brief in a class that is mapped, in requests and in a table.
///
/// @param type qualified, as in Java
record Attribute(Field field, String type, Style style) {
    private static final int USUAL_LENGTH = 200;
    private static final int WORD_LENGTH = 32;
    private static final int LONG_TEXT = 20_000;
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    /// @throws Unlike for what needs more than a column
    static Attribute of(Field field, Style style) throws Unlike {
        String type = switch (field.type()) {
            case EMAIL, TEXT, MARKDOWN, SLUG, PHONE, URL, COUNTRY, CURRENCY, ENUM -> "String";
            case MONEY -> "java.math.BigDecimal";
            case INT -> field.optional() ? "Integer" : "int";
            case LONG -> field.optional() ? "Long" : "long";
            case BOOL -> field.optional() ? "Boolean" : "boolean";
            case DATE -> style.oldDates() ? "java.util.Date" : "java.time.LocalDate";
            case TIME -> style.timeType();
            case UUID -> "java.util.UUID";
            case STATE, SEQUENCE, SECRET ->
                throw new Unlike(field.name() + " is " + field.type().word()
                        + ", which is not added to a backend that is there yet; leave it out and add it by hand");
        };
        if (field.encrypted() || !(field.origin() instanceof Field.Origin.Client)) {
            throw new Unlike(
                    field.name() + " is encrypted or worked out by the service, which is not added to a backend"
                            + " that is there yet; leave it out and add it by hand");
        }
        return new Attribute(field, type, style);
    }

    String name() {
        return field.name();
    }

    String column() {
        return field.column();
    }

    String accessor(String verb) {
        return verb + Payload.upper(name());
    }

    String getter() {
        return accessor(type.equals("boolean") ? "is" : "get");
    }

    private boolean isPrimitive() {
        return !type.contains(".") && Character.isLowerCase(type.charAt(0));
    }

    private boolean isText() {
        return type.equals("String");
    }

    private long length() {
        return switch (field.type()) {
            case EMAIL -> 254;
            case PHONE -> 32;
            case URL -> 2048;
            case COUNTRY -> 2;
            case CURRENCY -> 3;
            case ENUM -> WORD_LENGTH;
            case MARKDOWN -> field.to().orElse(LONG_TEXT);
            default -> field.to().orElse(USUAL_LENGTH);
        };
    }

    /// `@Column(nullable = false, length = 200)`
    String mapping() {
        List<String> parts = new ArrayList<>();
        if (!field.optional()) {
            parts.add("nullable = false");
        }
        if (field.unique()) {
            parts.add("unique = true");
        }
        if (isText()) {
            parts.add("length = " + length());
        }
        if (field.type() == Type.MONEY) {
            parts.add("precision = 12, scale = 2");
        }
        return parts.isEmpty() ? "" : "@Column(" + String.join(", ", parts) + ")";
    }

    NewTable.Column definition(Dialect dialect) {
        String kind = switch (field.type()) {
            case MONEY -> "numeric(12, 2)";
            case INT -> "integer";
            case LONG -> "bigint";
            case BOOL -> SqlType.bool(dialect);
            case DATE -> "date";
            case TIME -> SqlType.instant(dialect);
            case UUID -> SqlType.uuid(dialect);
            default -> "varchar(" + length() + ")";
        };
        List<String> checks = new ArrayList<>();
        String value = isText() ? SqlType.length(column(), dialect) : column();
        if (field.type() == Type.ENUM) {
            checks.add(column() + " in ('" + String.join("', '", field.options()) + "')");
        }
        from().ifPresent(from -> checks.add(value + " >= " + from));
        if (!isText()) {
            field.to().ifPresent(to -> checks.add(value + " <= " + to));
        }
        return new NewTable.Column(
                column(),
                kind,
                false,
                field.optional(),
                field.unique(),
                "",
                String.join(" and ", checks),
                Optional.empty(),
                "");
    }

    /// An amount is never negative unless the brief says so.
    private OptionalLong from() {
        return field.type() == Type.MONEY && field.from().isEmpty() ? OptionalLong.of(0) : field.from();
    }

    private Optional<String> pattern() {
        return switch (field.type()) {
            case SLUG -> Optional.of(SLUG);
            case ENUM -> Optional.of(String.join("|", field.options()));
            default -> Optional.empty();
        };
    }

    /// The constraints of a request's field, as annotations.
    List<String> constraints(JavaFile file) {
        String constraints = style.validated("constraints.");
        List<String> words = new ArrayList<>();
        if (!field.optional() && !isPrimitive()) {
            boolean blank = isText() && from().orElse(1) >= 1;
            words.add("@" + file.use(constraints + (blank ? "NotBlank" : "NotNull")));
        }
        if (field.type() == Type.EMAIL) {
            words.add("@" + file.use(constraints + "Email"));
        }
        if (isText()) {
            String least = from().orElse(0) > 1 ? "min = " + from().getAsLong() + ", " : "";
            words.add("@" + file.use(constraints + "Size") + "(" + least + "max = " + length() + ")");
            pattern()
                    .ifPresent(regex ->
                            words.add("@" + file.use(constraints + "Pattern") + "(regexp = \"" + regex + "\")"));
        } else if (field.type() == Type.MONEY) {
            words.add("@" + file.use(constraints + "DecimalMin") + "(\"" + from().orElse(0) + "\")");
            words.add("@" + file.use(constraints + "Digits") + "(integer = 10, fraction = 2)");
        } else {
            from().ifPresent(from -> words.add("@" + file.use(constraints + "Min") + "(" + from + ")"));
            field.to().ifPresent(to -> words.add("@" + file.use(constraints + "Max") + "(" + to + ")"));
        }
        return words;
    }

    /// The same as conditions under which a value is wrong, for a backend without Bean Validation.
    Stream<String> wrong(String value) {
        List<String> conditions = new ArrayList<>();
        String given = isPrimitive() ? "" : value + " != null && ";
        if (!field.optional() && !isPrimitive()) {
            conditions.add(value + " == null" + (isText() ? " || " + value + ".trim().isEmpty()" : ""));
        }
        if (isText()) {
            conditions.add(given + value + ".length() > " + length());
            pattern().ifPresent(regex -> conditions.add(given + "!" + value + ".matches(\"" + regex + "\")"));
        } else if (field.type() == Type.MONEY) {
            conditions.add(given + "(" + value + ".signum() < 0 || " + value + ".scale() > 2)");
        } else {
            from().ifPresent(from -> conditions.add(given + value + " < " + from));
            field.to().ifPresent(to -> conditions.add(given + value + " > " + to));
        }
        return conditions.stream();
    }
}
