package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One component of a row's record: how Java calls it, and how it comes out of a result and into a statement.
///
/// @param type in Java when it may not be absent
/// @param column without the suffixes of money
/// @param table it is stored in, which a ciphertext is bound to
public record Member(
        String name, String type, String column, String table, boolean optional, Kind kind, Optional<Field> field) {
    public enum Kind {
        PLAIN,
        MONEY,
        INSTANT,
        DATE,
        UUID,
        INT,
        LONG,
        BOOL,
        WORD,
        SEALED,
        /// sealed, and found by a keyed hash
        FINDABLE
    }

    static Member id(String name, String column) {
        return new Member(name, "UUID", column, "", false, Kind.UUID, Optional.empty());
    }

    static Member of(Reference link) {
        return new Member(link.name() + "Id", "UUID", link.column(), "", link.optional(), Kind.UUID, Optional.empty());
    }

    static Member implied(String name, String type, Kind kind) {
        return new Member(name, type, Field.snake(name), "", false, kind, Optional.empty());
    }

    static Member of(Resource resource, Field field) {
        Kind kind = field.findable() ? Kind.FINDABLE : field.encrypted() ? Kind.SEALED : kind(field.type());
        return new Member(
                field.name(),
                type(resource, field),
                field.column(),
                Names.table(resource.name()),
                field.optional(),
                kind,
                Optional.of(field));
    }

    private static Kind kind(Type type) {
        return switch (type) {
            case MONEY -> Kind.MONEY;
            case INT -> Kind.INT;
            case LONG, SEQUENCE -> Kind.LONG;
            case BOOL -> Kind.BOOL;
            case DATE -> Kind.DATE;
            case TIME -> Kind.INSTANT;
            case UUID -> Kind.UUID;
            case ENUM, STATE -> Kind.WORD;
            case EMAIL, TEXT, MARKDOWN, SLUG, PHONE, URL, COUNTRY, CURRENCY, SECRET -> Kind.PLAIN;
        };
    }

    private static String type(Resource resource, Field field) {
        return switch (kind(field.type())) {
            case MONEY -> "Money";
            case INT -> "int";
            case LONG -> "long";
            case BOOL -> "boolean";
            case DATE -> "LocalDate";
            case INSTANT -> "Instant";
            case UUID -> "UUID";
            case WORD -> resource.name() + capital(field.name());
            case PLAIN, SEALED, FINDABLE -> "String";
        };
    }

    public static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    public static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    public String boxed() {
        return switch (type) {
            case "int" -> "Integer";
            case "long" -> "Long";
            case "boolean" -> "Boolean";
            default -> type;
        };
    }

    /// As a component of the row's record.
    public String component() {
        return optional ? "@Nullable " + boxed() + " " + name : type + " " + name;
    }

    /// As a component of a request, with the rules of the brief.
    public String requested() {
        String rules = field.map(Constraints::of).orElse(optional ? "" : "@NotNull");
        return (rules.isEmpty() ? "" : rules + " ") + (optional ? "@Nullable " : "") + boxed() + " " + name;
    }

    public List<String> columns() {
        return kind == Kind.MONEY ? List.of(column + "_minor", column + "_currency") : List.of(column);
    }

    /// The column that it is compared and sorted by.
    public String compared() {
        return field.filter(Field::findable)
                .map(Field::comparedColumn)
                .orElseGet(() -> columns().getFirst());
    }

    /// The expression that reads it from `row`.
    public String read() {
        String quoted = "\"" + column + "\"";
        return switch (kind) {
            case PLAIN -> "row.getString(" + quoted + ")";
            case MONEY -> "Money.of(row, " + quoted + ")";
            case INT -> optional ? object(quoted, "Integer") : "row.getInt(" + quoted + ")";
            case LONG -> optional ? object(quoted, "Long") : "row.getLong(" + quoted + ")";
            case BOOL -> optional ? object(quoted, "Boolean") : "row.getBoolean(" + quoted + ")";
            case DATE -> object(quoted, "LocalDate");
            case UUID -> object(quoted, "UUID");
            case INSTANT ->
                optional
                        ? "Optional.ofNullable(" + object(quoted, "OffsetDateTime")
                                + ").map(OffsetDateTime::toInstant).orElse(null)"
                        : object(quoted, "OffsetDateTime") + ".toInstant()";
            case WORD ->
                optional
                        ? "Optional.ofNullable(row.getString(" + quoted + ")).map(" + type + "::valueOf).orElse(null)"
                        : type + ".valueOf(row.getString(" + quoted + "))";
            case SEALED, FINDABLE -> "cipher.open(row.getBytes(" + quoted + "), \"" + context() + "\")";
        };
    }

    private static String object(String quoted, String type) {
        return "row.getObject(" + quoted + ", " + type + ".class)";
    }

    private String context() {
        return table + "." + column;
    }

    /// What is given to the statement when `value` is the expression that has it.
    public List<Bound> bound(String value) {
        return switch (kind) {
            case MONEY ->
                List.of(
                        new Bound(column + "_minor", name + "Minor", unlessAbsent(value, ".amount()")),
                        new Bound(column + "_currency", name + "Currency", unlessAbsent(value, ".currency()")));
            case INSTANT -> one(unlessAbsent(value, ".atOffset(ZoneOffset.UTC)"));
            case WORD -> one(unlessAbsent(value, ".name()"));
            case SEALED -> one(sealed(value));
            case FINDABLE ->
                List.of(new Bound(column, name, sealed(value)), new Bound(compared(), name + "Index", found(value)));
            case PLAIN, DATE, UUID, INT, LONG, BOOL -> one(value);
        };
    }

    private String sealed(String value) {
        return "cipher.seal(" + value + ", \"" + context() + "\")";
    }

    /// What equal values are found by.
    String found(String value) {
        return "cipher.index(" + value + ", \"" + context() + "\")";
    }

    private List<Bound> one(String value) {
        return List.of(new Bound(column, name, value));
    }

    private String unlessAbsent(String value, String call) {
        return optional ? value + " == null ? null : " + value + call : value + call;
    }

    /// A parameter of a statement.
    public record Bound(String column, String name, String value) {}
}
