package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A mapped class and the migrated table disagree: a column or table that is not there, a type of another family, a text
/// that does not fit, a null that the table refuses.
public final class EntityDrift implements Practice {
    static final Guide GUIDE = new Guide(
            "db-entity-ddl-drift",
            Risk.HIGH,
            "entity mapping and migrated schema agree (table, column, type, nullability, length, unique)",
            """
            The mapping and the migrations are two descriptions of one table. Where they differ the first insert fails \
            in production, or text is cut off, or a null comes back where the code expects none. Tests that let \
            Hibernate create the schema never see it.""",
            "A missing table or column breaks every statement; a wrong length or null only some rows.",
            "Set `spring.jpa.hibernate.ddl-auto=validate` to be told at start-up of missing columns and wrong types; it "
                    + "does not look at lengths, nullability or keys.",
            """
            Write the migration that the mapping needs, or mend the mapping:

            ```sql
            ALTER TABLE products ADD COLUMN description text;
            ```""",
            List.of("Hibernate ORM User Guide, Schema generation"));

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

    private static final List<String> GENERATING = List.of(
            "spring.jpa.hibernate.ddl-auto",
            "spring.jpa.properties.hibernate.hbm2ddl.auto",
            "spring.jpa.properties.jakarta.persistence.schema-generation.database.action",
            "spring.jpa.properties.javax.persistence.schema-generation.database.action",
            "quarkus.hibernate-orm.database.generation",
            "quarkus.hibernate-orm.schema-management.strategy");

    private static final Set<String> PRIMITIVES = Set.of("int", "long", "short", "byte", "boolean", "double", "float", "char");

    private static final Set<String> WITH_TIME =
            Set.of("java.time.Instant", "java.time.OffsetDateTime", "java.time.LocalDateTime");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        boolean managed = GENERATING.stream()
                .map(backend.settings()::get)
                .flatMap(Optional::stream)
                .map(Setting::value)
                .anyMatch(value -> value.equals("update") || value.contains("create"));
        if (managed || !backend.schema().complete() || backend.schema().migrations().isEmpty()) {
            return Stream.empty();
        }
        return backend.entities().values().stream()
                .filter(entity -> entity.complete() && !entity.table().isEmpty())
                .sorted(Comparator.comparing(Entity::type))
                .flatMap(entity -> examine(backend.schema(), entity));
    }

    private static Stream<Finding> examine(Schema schema, Entity entity) {
        Optional<Table> table = schema.table(entity.table());
        if (table.isEmpty()) {
            return closed(schema, entity.table()) ? Stream.of(missing(entity)) : Stream.empty();
        }
        if (!table.get().complete() || table.get().view()) {
            return Stream.empty();
        }
        return Stream.concat(
                entity.properties().stream()
                        .filter(property -> !property.column().isEmpty() && property.table().isEmpty())
                        .flatMap(property -> examine(entity, property, table.get()).stream()),
                uniqueDrift(entity, table.get()));
    }

    /// Whether a table that was not seen made is not there: migrations are all there is; a loose SQL file, and a statement
    /// that names it in some other way, leave it open.
    private static boolean closed(Schema schema, String table) {
        return schema.migrations().stream()
                .allMatch(migration -> !migration.tool().equals("SQL file")
                        && migration.changes().stream()
                                .noneMatch(change -> change instanceof Change.Other other && other.what().contains(table)));
    }

    private static Finding missing(Entity entity) {
        return finding(
                Risk.HIGH,
                entity,
                entity.at(),
                entity.at(),
                "Every statement on " + simple(entity) + " fails: no migration makes the table " + entity.table() + ".",
                "maps to table " + entity.table() + ", which no migration makes",
                "");
    }

    private static Optional<Finding> examine(Entity entity, Property property, Table table) {
        Optional<Column> column = table.column(property.column());
        if (column.isEmpty()) {
            return Optional.of(finding(
                    Risk.HIGH,
                    entity,
                    property.at(),
                    table.at(),
                    "Every statement on " + simple(entity) + " fails: table " + table.name() + " has no column "
                            + property.column() + ".",
                    "maps to column " + property.column(),
                    "table " + table.name() + " has no such column"));
        }
        return typeDrift(entity, property, column.get())
                .or(() -> lengthDrift(entity, property, column.get()))
                .or(() -> primitiveDrift(entity, property, column.get()))
                .or(() -> nullDrift(entity, property, column.get()));
    }

    private static Optional<Finding> typeDrift(Entity entity, Property property, Column column) {
        boolean plain = property.stored() == Stored.PLAIN && property.kind() != Kind.TO_ONE;
        Set<Family> fitting = FITTING.get(property.javaType());
        if (plain && fitting != null && column.family() != Family.OTHER && !fitting.contains(column.family())) {
            boolean cut = column.family() == Family.DATE && WITH_TIME.contains(property.javaType());
            return Optional.of(finding(
                    cut ? Risk.MEDIUM : Risk.HIGH,
                    entity,
                    property.at(),
                    column.at(),
                    (cut ? "The time of day is lost: " : "") + simple(entity) + "." + property.name() + " is a " + simple(property.javaType()) + ", but its column is "
                            + column.type() + ".",
                    "mapped as " + simple(property.javaType()),
                    "the column is " + column.type()));
        }
        boolean ordinal = property.stored() == Stored.ENUM_ORDINAL && column.family() == Family.TEXT;
        boolean named = property.stored() == Stored.ENUM_NAME && column.family() == Family.INTEGER;
        return ordinal || named
                ? Optional.of(finding(
                        Risk.HIGH,
                        entity,
                        property.at(),
                        column.at(),
                        "Reading or writing " + simple(entity) + "." + property.name() + " fails: it is stored by "
                                + (ordinal ? "number in a text" : "name in a number") + " column.",
                        ordinal ? "stored by its number" : "stored by its name",
                        "the column is " + column.type()))
                : Optional.empty();
    }

    private static Optional<Finding> lengthDrift(Entity entity, Property property, Column column) {
        boolean longer = property.length().isPresent()
                && column.family() == Family.TEXT
                && column.length() > 0
                && property.length().get() > column.length();
        return longer
                ? Optional.of(finding(
                        Risk.MEDIUM,
                        entity,
                        property.at(),
                        column.at(),
                        "Texts longer than " + column.length() + " fail to save: " + simple(entity) + "." + property.name()
                                + " promises " + property.length().get() + ".",
                        "says up to " + property.length().get() + " characters",
                        "the column holds " + column.length()))
                : Optional.empty();
    }

    /// A primitive cannot hold what the column allows: Hibernate fails to load such a row.
    private static Optional<Finding> primitiveDrift(Entity entity, Property property, Column column) {
        boolean breaks = PRIMITIVES.contains(property.javaType())
                && property.kind() == Kind.BASIC
                && property.stored() != Stored.CONVERTED
                && column.nullable()
                && !column.defaulted();
        return breaks
                ? Optional.of(finding(
                        Risk.MEDIUM,
                        entity,
                        property.at(),
                        column.at(),
                        "One row with an empty " + column.name() + " makes every query that loads it fail: "
                                + simple(entity) + "." + property.name() + " cannot be null.",
                        "a primitive " + property.javaType(),
                        "the column allows null and has no default"))
                : Optional.empty();
    }

    private static Stream<Finding> uniqueDrift(Entity entity, Table table) {
        Stream<Finding> single = entity.properties().stream()
                .filter(property -> property.unique() && property.table().isEmpty())
                .filter(property -> table.column(property.column()).isPresent())
                .filter(property -> !isUnique(table, Set.of(property.column())))
                .map(property -> duplicates(entity, property.at(), table, property.column()));
        Stream<Finding> several = entity.uniques().stream()
                .filter(columns -> columns.stream().allMatch(column -> table.column(column).isPresent()))
                .filter(columns -> !isUnique(table, Set.copyOf(columns)))
                .map(columns -> duplicates(entity, entity.at(), table, String.join(", ", columns)));
        return Stream.concat(single, several);
    }

    private static boolean isUnique(Table table, Set<String> columns) {
        return Stream.concat(table.primaryKey().stream(), table.uniques().stream())
                        .anyMatch(key -> columns.containsAll(key.columns()) || key.expression())
                || table.indexes().stream()
                        .anyMatch(index -> index.unique() && (columns.containsAll(index.columns()) || mentions(index.columns(), columns)));
    }

    /// An index over an expression such as `lower(email)` is stricter than the column.
    private static boolean mentions(List<String> expressions, Set<String> columns) {
        return expressions.stream()
                .anyMatch(each -> each.indexOf('(') >= 0 && columns.stream().anyMatch(each::contains));
    }

    private static Finding duplicates(Entity entity, Span at, Table table, String columns) {
        return finding(
                Risk.MEDIUM,
                entity,
                at,
                table.at(),
                "Duplicates get in: " + simple(entity) + " relies on " + columns + " being unique, and nothing in the database "
                        + "enforces it.",
                "declares " + columns + " unique",
                "table " + table.name() + " has no unique key on " + columns);
    }

    /// Only where the mapping itself says that null is fine.
    private static Optional<Finding> nullDrift(Entity entity, Property property, Column column) {
        boolean refused = property.nullable().filter(Boolean::booleanValue).isPresent()
                && !column.nullable()
                && !column.defaulted()
                && property.insertable()
                && property.kind() != Kind.ID;
        return refused
                ? Optional.of(finding(
                        Risk.MEDIUM,
                        entity,
                        property.at(),
                        column.at(),
                        "Saving a " + simple(entity) + " without " + property.name() + " fails: the column refuses null.",
                        "says that null is fine",
                        "the column is NOT NULL without a default"))
                : Optional.empty();
    }

    private static Finding finding(
            Risk risk, Entity entity, Span mapped, Span table, String headline, String says, String there) {
        boolean inherited = !mapped.file().equals(entity.at().file());
        Trail trail = inherited ? Trail.start(entity.at(), "inherits its mapping").then(mapped, says) : Trail.start(mapped, says);
        if (!there.isEmpty()) {
            trail.then(table, there);
        }
        return new Finding(
                GUIDE,
                risk,
                Confidence.SURE,
                "entity " + simple(entity),
                headline,
                List.of(),
                simple(entity) + ":" + says,
                List.of(),
                trail.guilty(inherited ? entity.at() : mapped),
                Optional.of(new Fix(
                        "Write the migration that the mapping needs, or mend the mapping.", "", List.of())));
    }

    private static String simple(Entity entity) {
        return simple(entity.type());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
