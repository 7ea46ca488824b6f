package dev.lintel.link;

import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Association;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.SchemaGeneration;
import dev.lintel.graph.Settings;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The schema that Hibernate makes from the mapping when the settings of production say so ([SchemaGeneration]) and
/// nobody wrote migrations: then the mapping is all that there is, with just the keys and indexes that it names. Of
/// databases that live in memory nothing is said; what is stored there is gone before it grows.
///
/// Source: Hibernate ORM User Guide, "Schema generation".
final class GeneratedSchema {
    private static final int DEFAULT_LENGTH = 255;

    private final Map<String, Entity> entities;
    private final Dialect dialect;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /// A table while entities of one hierarchy and their associations add to it.
    private static final class Draft {
        final Map<String, Column> columns = new LinkedHashMap<>();
        final Set<List<String>> uniques = new LinkedHashSet<>();
        final Set<List<String>> indexes = new LinkedHashSet<>();
        final Map<List<String>, ForeignKey> references = new LinkedHashMap<>();
        final List<String> key = new ArrayList<>();
        final Span at;
        boolean complete = true;

        Draft(Span at) {
            this.at = at;
        }
    }

    private GeneratedSchema(Map<String, Entity> entities, Dialect dialect) {
        this.entities = entities;
        this.dialect = dialect;
    }

    /// Empty when the settings leave the schema of production alone, or keep it in memory.
    static Optional<Schema> of(Settings settings, Map<String, Entity> entities) {
        return SchemaGeneration.inProduction(settings)
                .filter(_ -> !entities.isEmpty())
                .flatMap(_ -> SchemaGeneration.server(settings))
                .flatMap(SchemaGeneration::dialect)
                .map(dialect -> new GeneratedSchema(entities, dialect).schema());
    }

    private Schema schema() {
        Collection<Entity> mapped = entities.values().stream()
                .filter(entity -> !entity.table().isEmpty())
                .toList();
        mapped.forEach(this::columns);
        mapped.forEach(this::associations);
        Map<String, Table> tables = new HashMap<>();
        drafts.forEach((name, draft) -> tables.put(name, table(name, draft)));
        return new Schema(tables, List.of(), dialect, true, List.of());
    }

    private void columns(Entity entity) {
        Draft own = draft(entity.table(), entity.at());
        own.complete &= entity.complete();
        own.uniques.addAll(entity.uniques());
        own.indexes.addAll(entity.indexes());
        for (Property property : entity.properties()) {
            if (property.column().isEmpty() || property.kind() == Kind.ELEMENTS || property.kind() == Kind.TO_MANY) {
                continue;
            }
            Draft holder = property.table().isEmpty() ? own : draft(property.table(), entity.at());
            holder.columns.putIfAbsent(property.column(), column(property));
            if (property.kind() == Kind.ID && !holder.key.contains(property.column())) {
                holder.key.add(property.column());
            }
            if (property.unique()) {
                holder.uniques.add(List.of(property.column()));
            }
        }
    }

    private void associations(Entity entity) {
        for (Property property : entity.properties()) {
            property.association().ifPresent(association -> refers(entity, property, association));
        }
    }

    private void refers(Entity entity, Property property, Association association) {
        if (!association.joinTable().isEmpty()) {
            // its key depends on the collection's type, which is not kept
            draft(association.joinTable(), property.at()).complete = false;
            return;
        }
        Optional<Entity> target = Optional.ofNullable(entities.get(association.target()));
        if (target.isEmpty() || target.get().table().isEmpty()) {
            return;
        }
        if (property.kind() == Kind.TO_ONE && !property.column().isEmpty()) {
            String table = property.table().isEmpty() ? entity.table() : property.table();
            Draft holder = draft(table, entity.at());
            refers(holder, property.column(), target.get(), property.at());
            if (association.exclusive()) {
                holder.uniques.add(List.of(property.column()));
            }
        } else if (property.kind() == Kind.TO_MANY && !association.ownColumn().isEmpty()) {
            Draft many = draft(target.get().table(), target.get().at());
            entity.id().ifPresent(id -> many.columns.putIfAbsent(association.ownColumn(), column(id)));
            refers(many, association.ownColumn(), entity, property.at());
        }
    }

    private static void refers(Draft from, String column, Entity target, Span at) {
        List<String> ids = target.id().map(id -> List.of(id.column())).orElse(List.of());
        from.references.putIfAbsent(List.of(column), new ForeignKey("", List.of(column), target.table(), ids, "", at));
    }

    private Draft draft(String table, Span at) {
        return drafts.computeIfAbsent(table, _ -> new Draft(at));
    }

    private Table table(String name, Draft draft) {
        return new Table(
                name,
                List.copyOf(draft.columns.values()),
                draft.key.isEmpty() ? Optional.empty() : Optional.of(new Key("", draft.key, false, draft.at)),
                draft.uniques.stream()
                        .map(columns -> new Key("", columns, false, draft.at))
                        .toList(),
                draft.indexes.stream()
                        .map(columns -> new Index("", columns, List.of(), false, "", "btree", draft.at))
                        .toList(),
                List.copyOf(draft.references.values()),
                false,
                draft.complete && !draft.key.isEmpty(),
                Schema.BY_MAPPING,
                draft.at);
    }

    private Column column(Property property) {
        Family family = family(property);
        boolean primitive =
                property.javaType().indexOf('.') < 0 && !property.javaType().isEmpty();
        boolean nullable = property.kind() != Kind.ID && property.nullable().orElse(!primitive);
        int length = family == Family.TEXT ? property.length().orElse(DEFAULT_LENGTH) : 0;
        return new Column(
                property.column(),
                type(family),
                length,
                0,
                nullable,
                property.kind() == Kind.ID,
                "",
                family,
                property.at());
    }

    private Family family(Property property) {
        return switch (property.stored()) {
            case ENUM_ORDINAL -> Family.INTEGER;
            case ENUM_NAME -> Family.TEXT;
            case JSON -> Family.JSON;
            case CONVERTED, LARGE -> Family.OTHER;
            case PLAIN ->
                property.association()
                        .flatMap(association -> Optional.ofNullable(entities.get(association.target())))
                        .flatMap(Entity::id)
                        .map(id -> ofType(id.javaType()))
                        .orElseGet(() -> ofType(property.javaType()));
        };
    }

    private static Family ofType(String javaType) {
        return switch (javaType.substring(javaType.lastIndexOf('.') + 1)) {
            case "String", "char", "Character" -> Family.TEXT;
            case "int", "long", "short", "byte", "Integer", "Long", "Short", "Byte", "BigInteger" -> Family.INTEGER;
            case "BigDecimal" -> Family.DECIMAL;
            case "float", "double", "Float", "Double" -> Family.FLOAT;
            case "boolean", "Boolean" -> Family.BOOLEAN;
            case "LocalDate" -> Family.DATE;
            case "LocalTime" -> Family.TIME;
            case "UUID" -> Family.UUID;
            case "byte[]" -> Family.BINARY;
            default -> Family.OTHER;
        };
    }

    private static String type(Family family) {
        return switch (family) {
            case TEXT -> "varchar";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case FLOAT -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case UUID -> "uuid";
            case TIMESTAMP, TIMESTAMP_TZ, BINARY, JSON, ENUM, ARRAY, OTHER -> "";
        };
    }
}
