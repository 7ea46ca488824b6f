package dev.lintel.practice.database;

import dev.lintel.finding.Risk;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where a mapped property and its column disagree; the worst of it, once.
final class ColumnDrift {
    private static final Map<String, Set<Family>> FITTING = Map.ofEntries(
            Map.entry("java.lang.String", Set.of(Family.TEXT, Family.ENUM, Family.JSON, Family.UUID)),
            Map.entry("java.lang.Long", Set.of(Family.INTEGER, Family.DECIMAL)),
            Map.entry("long", Set.of(Family.INTEGER, Family.DECIMAL)),
            Map.entry("java.lang.Integer", Set.of(Family.INTEGER, Family.DECIMAL, Family.BOOLEAN)),
            Map.entry("int", Set.of(Family.INTEGER, Family.DECIMAL, Family.BOOLEAN)),
            Map.entry("java.lang.Boolean", Set.of(Family.BOOLEAN, Family.INTEGER)),
            Map.entry("boolean", Set.of(Family.BOOLEAN, Family.INTEGER)),
            Map.entry("java.math.BigDecimal", Set.of(Family.DECIMAL, Family.INTEGER, Family.FLOAT)),
            Map.entry("java.time.LocalDate", Set.of(Family.DATE)),
            Map.entry("java.time.Instant", Set.of(Family.TIMESTAMP, Family.TIMESTAMP_TZ)),
            Map.entry("java.time.OffsetDateTime", Set.of(Family.TIMESTAMP, Family.TIMESTAMP_TZ)),
            Map.entry("java.time.LocalDateTime", Set.of(Family.TIMESTAMP, Family.TIMESTAMP_TZ)),
            Map.entry("java.util.UUID", Set.of(Family.UUID, Family.TEXT, Family.BINARY)));

    private static final Set<String> PRIMITIVES =
            Set.of("int", "long", "short", "byte", "boolean", "double", "float", "char");

    private static final Set<String> WITH_TIME =
            Set.of("java.time.Instant", "java.time.OffsetDateTime", "java.time.LocalDateTime");

    private ColumnDrift() {}

    static Optional<Drift> between(
            Entity entity, Property property, Column column, EmptyColumns empty, ColumnReads reads) {
        return typeDrift(entity, property, column, reads)
                .or(() -> lengthDrift(entity, property, column))
                .or(() -> primitiveDrift(entity, property, column, empty))
                .or(() -> nullDrift(entity, property, column));
    }

    private static Optional<Drift> typeDrift(Entity entity, Property property, Column column, ColumnReads reads) {
        boolean plain = property.stored() == Stored.PLAIN
                && property.kind() != Kind.TO_ONE
                && !column.type().equals("tinyint");
        Set<Family> fitting = FITTING.get(property.javaType());
        if (plain && fitting != null && column.family() != Family.OTHER && !fitting.contains(column.family())) {
            boolean cut = column.family() == Family.DATE && WITH_TIME.contains(property.javaType());
            boolean readable = property.javaType().equals("java.lang.String");
            boolean missed = !cut || reads.any(property);
            return Optional.of(new Drift(
                    !missed ? Risk.LOW : cut || readable ? Risk.MEDIUM : Risk.HIGH,
                    property.at(),
                    column.at(),
                    (cut ? "The time of day is lost: " : readable ? "Saving a text that is no such value fails: " : "")
                            + Drift.name(entity) + "." + property.name() + " is a "
                            + Drift.name(property.javaType()) + ", but its column is " + column.type() + ".",
                    "mapped as " + Drift.name(property.javaType()),
                    "the column is " + column.type() + (missed ? "" : ", and nothing in this code reads it")));
        }
        boolean ordinal = property.stored() == Stored.ENUM_ORDINAL && column.family() == Family.TEXT;
        boolean named = property.stored() == Stored.ENUM_NAME && column.family() == Family.INTEGER;
        return ordinal || named
                ? Optional.of(new Drift(
                        // a number that is assigned to a text is cast (PostgreSQL 18, 10.4); one that is compared is
                        // not
                        ordinal ? Risk.MEDIUM : Risk.HIGH,
                        property.at(),
                        column.at(),
                        ordinal
                                ? "Queries that compare " + Drift.name(entity) + "." + property.name()
                                        + " fail on PostgreSQL: it is stored by number in a text column."
                                : "Reading or writing " + Drift.name(entity) + "." + property.name()
                                        + " fails: it is stored by name in a number column.",
                        ordinal ? "stored by its number" : "stored by its name",
                        "the column is " + column.type()))
                : Optional.empty();
    }

    private static Optional<Drift> lengthDrift(Entity entity, Property property, Column column) {
        boolean longer = property.length().isPresent()
                && column.family() == Family.TEXT
                && column.length() > 0
                && property.length().get() > column.length();
        return longer
                ? Optional.of(new Drift(
                        Risk.MEDIUM,
                        property.at(),
                        column.at(),
                        "Texts longer than " + column.length() + " fail to save: " + Drift.name(entity) + "."
                                + property.name() + " promises "
                                + property.length().get() + ".",
                        "says up to " + property.length().get() + " characters",
                        "the column holds " + column.length()))
                : Optional.empty();
    }

    /// A primitive cannot hold what the column allows: Hibernate fails to load such a row. Where nothing else writes
    /// it there is none: the mapping always has a value.
    private static Optional<Drift> primitiveDrift(Entity entity, Property property, Column column, EmptyColumns empty) {
        boolean breaks = PRIMITIVES.contains(property.javaType())
                && property.kind() == Kind.BASIC
                && property.stored() != Stored.CONVERTED
                && column.nullable()
                && !column.defaulted();
        return breaks
                ? Optional.of(new Drift(
                        empty.canHold(column.name()) ? Risk.MEDIUM : Risk.LOW,
                        property.at(),
                        column.at(),
                        "One row with an empty " + column.name() + " makes every query that loads it fail: "
                                + Drift.name(entity) + "." + property.name() + " cannot be null.",
                        "a primitive " + property.javaType(),
                        "the column allows null and has no default"))
                : Optional.empty();
    }

    /// Only where the mapping itself says that null is fine. It fails at once and loses nothing.
    private static Optional<Drift> nullDrift(Entity entity, Property property, Column column) {
        boolean refused = property.nullable().filter(Boolean::booleanValue).isPresent()
                && !column.nullable()
                && !column.defaulted()
                && property.insertable()
                && property.kind() != Kind.ID;
        return refused
                ? Optional.of(new Drift(
                        Risk.LOW,
                        property.at(),
                        column.at(),
                        "Saving a " + Drift.name(entity) + " without " + property.name()
                                + " fails: the column refuses null.",
                        "says that null is fine",
                        "the column is NOT NULL without a default"))
                : Optional.empty();
    }
}
