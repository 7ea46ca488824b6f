package dev.lintel.practice.database;

import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import java.util.Optional;
import java.util.Set;

/// Whether comparing a column narrows a search enough for a database to take an index on it. Columns with a
/// handful of values do not: flags, states, kinds.
///
/// @param entity the class mapped to the table, which knows enumerations that the table stores as text or number
record Selectivity(Optional<Entity> entity) {
    private static final Set<Family> FEW_VALUES = Set.of(Family.BOOLEAN, Family.ENUM);
    private static final Set<Stored> ENUMERATIONS = Set.of(Stored.ENUM_NAME, Stored.ENUM_ORDINAL);
    private static final Set<String> FEW = Set.of(
            "status",
            "state",
            "type",
            "kind",
            "gender",
            "sex",
            "role",
            "level",
            "active",
            "visible",
            "locale",
            "language",
            "currency",
            "country");
    private static final Set<String> ENDINGS = Set.of(
            "_status", "_state", "_type", "_kind", "_flag", "_level", "_enum", "_enabled", "_deleted", "_locale");

    boolean narrows(Column column) {
        return !FEW_VALUES.contains(column.family())
                && !(column.family() == Family.INTEGER && column.type().equals("tinyint"))
                && !(column.type().startsWith("char") && column.length() == 1)
                && !named(column.name())
                && !enumerated(column.name());
    }

    private static boolean named(String name) {
        return FEW.contains(name)
                || ENDINGS.stream().anyMatch(name::endsWith)
                || name.startsWith("is_")
                || name.contains("deleted")
                || name.contains("enabled");
    }

    private boolean enumerated(String column) {
        return entity.flatMap(each -> each.ofColumn(column))
                .map(Property::stored)
                .filter(ENUMERATIONS::contains)
                .isPresent();
    }
}
