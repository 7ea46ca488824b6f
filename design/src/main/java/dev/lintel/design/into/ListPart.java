package dev.lintel.design.into;

import dev.lintel.design.found.Listing;
import dev.lintel.design.found.Words;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema.Column;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A column of a list: how queries name it, and what it is in Java.
///
/// @param name in Java, `customerId`
/// @param type qualified, never a primitive
/// @param path behind the alias of the row: a path of the mapping, or the column
record ListPart(String name, String type, String path) {
    private static final Map<String, String> BOXED = Map.of(
            "int", "Integer",
            "long", "Long",
            "short", "Short",
            "byte", "Byte",
            "boolean", "Boolean",
            "double", "Double",
            "float", "Float",
            "char", "Character");

    /// As the mapping calls it; a reference is the key of what it leads to.
    static Optional<ListPart> mapped(Entity entity, Column column, Backend backend) {
        return entity.ofColumn(column.name()).flatMap(each -> mapped(each, backend));
    }

    static Optional<ListPart> mapped(Entity.Property property, Backend backend) {
        return switch (property.kind()) {
            case ID, BASIC, VERSION ->
                usable(property.javaType())
                        ? Optional.of(
                                new ListPart(joined(property.name()), boxed(property.javaType()), property.name()))
                        : Optional.empty();
            case TO_ONE ->
                property.association()
                        .map(Entity.Association::target)
                        .flatMap(
                                target -> Optional.ofNullable(backend.entities().get(target)))
                        .flatMap(Entity::id)
                        .filter(id -> usable(id.javaType()) && !id.name().contains("."))
                        .map(id -> new ListPart(
                                joined(property.name()) + Payload.upper(id.name()),
                                boxed(id.javaType()),
                                property.name() + "." + id.name()));
            case TO_MANY, ELEMENTS -> Optional.empty();
        };
    }

    /// As a statement calls it.
    static Optional<ListPart> stored(Column column, Listing listing, Style style, Dialect dialect) {
        String type = switch (column.family()) {
            case TEXT, ENUM -> "String";
            case INTEGER -> isLong(column) ? "Long" : "Integer";
            case DECIMAL -> "java.math.BigDecimal";
            case FLOAT -> "Double";
            case BOOLEAN -> "Boolean";
            case DATE -> style.oldDates() ? "java.util.Date" : "java.time.LocalDate";
            case TIMESTAMP, TIMESTAMP_TZ -> style.timeType();
            case TIME, UUID, BINARY, JSON, ARRAY, OTHER -> "";
        };
        String name = listing.row()
                .entity()
                .flatMap(each -> each.ofColumn(column.name()))
                .map(Entity.Property::name)
                .orElseGet(() -> Words.field(column.name()));
        return type.isEmpty()
                ? Optional.empty()
                : Optional.of(new ListPart(name, type, SqlType.quoted(column.name(), dialect)));
    }

    private static boolean isLong(Column column) {
        return column.type().matches("(?i).*(big|long|int8|number).*");
    }

    /// `address.city` is `addressCity`.
    private static String joined(String property) {
        String[] words = property.split("\\.");
        StringBuilder name = new StringBuilder(words[0]);
        for (String each : List.of(words).subList(1, words.length)) {
            name.append(Payload.upper(each));
        }
        return name.toString();
    }

    private static boolean usable(String type) {
        return BOXED.containsKey(type)
                || type.matches("(java\\.lang\\.)?(String|Integer|Long|Short|Byte|Boolean|Double|Float|Character)")
                || type.matches("[\\w.]+\\.[A-Z]\\w*([.$]\\w+)?")
                        && !type.matches("java\\.util\\.(List|Set|Map|Collection|SortedSet)|java\\.lang\\.Object"
                                + "|java\\.sql\\.(Blob|Clob)");
    }

    private static String boxed(String type) {
        return BOXED.getOrDefault(type, type.replace('$', '.'));
    }

    String simple() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    String getter() {
        return "get" + Payload.upper(name);
    }

    /// A value of its type as a request writes it, as an expression of Java; an enum's first one.
    String sample() {
        return switch (simple()) {
            case "String", "Character" -> "\"a\"";
            case "Boolean" -> "\"true\"";
            case "UUID" -> "\"00000000-0000-4000-8000-000000000000\"";
            case "LocalDate" -> "\"2026-01-31\"";
            case "Date" -> "\"2026/01/31\"";
            case "Integer", "Long", "Short", "Byte", "BigDecimal", "BigInteger", "Double", "Float" -> "\"1\"";
            default -> simple() + ".values()[0].name()";
        };
    }

    boolean isDay() {
        return type.equals("java.time.LocalDate");
    }

    boolean isEnum() {
        return sample().contains("values()");
    }
}
