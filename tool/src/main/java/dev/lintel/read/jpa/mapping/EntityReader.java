package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Annotation;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.read.jpa.mapping.Attributes.Place;
import dev.lintel.read.jpa.mapping.Lineage.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads all mapped classes of the target's own code.
public final class EntityReader {
    private final Mapped mapped;
    private final Attributes attributes;
    private final Tables tables;

    private EntityReader(Mapped mapped) {
        this.mapped = mapped;
        this.attributes = new Attributes(mapped);
        this.tables = new Tables(mapped);
    }

    public static Entities read(Program program, NamingChoice naming) {
        EntityReader reader = new EntityReader(Mapped.of(program, naming));
        List<Entity> entities = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (TypeDeclaration type : program.types()) {
            if (type.isMain() && reader.isEntity(type)) {
                entities.add(reader.entity(type));
                names.put(type.name(), reader.mapped.entityName(type));
            }
        }
        return new Entities(entities, names);
    }

    private boolean isEntity(TypeDeclaration type) {
        if (type.kind() != Kind.CLASS && type.kind() != Kind.RECORD) {
            return false;
        }
        Marks marks = mapped.marks(type);
        return marks.find("Entity")
                        .filter(it -> !it.type().startsWith("org.springframework."))
                        .isPresent()
                || marks.has("MappedEntity")
                || mapped.isStored(type)
                || marks.find("Table")
                        .filter(it -> it.type().startsWith("org.springframework.data.relational."))
                        .isPresent();
    }

    private Entity entity(TypeDeclaration type) {
        Lineage lineage = Lineage.of(type, Type.UNKNOWN, mapped);
        List<Level> entities = lineage.levels().stream().filter(Level::entity).toList();
        Strategy strategy = strategy(entities.getFirst().type());
        String table = tables.of(
                strategy == Strategy.SINGLE_TABLE ? entities.getFirst().type() : type);
        Overrides overrides = Overrides.of(mapped.marks(type));
        Map<String, Property> properties = new LinkedHashMap<>();
        String holder = "";
        for (Level level : lineage.levels()) {
            if (level.plain()) {
                continue;
            }
            holder = strategy == Strategy.JOINED ? holder(lineage, level, table) : "";
            Place place = new Place(type, mapped.entityName(type), table, holder);
            for (Member member : level.members()) {
                for (Property property : attributes.of(member, place, overrides)) {
                    properties.put(property.name(), joinedId(property, type));
                }
            }
        }
        boolean named = !table.isEmpty() && properties.values().stream().noneMatch(EntityReader::isNameless);
        return new Entity(
                        type.name(),
                        table,
                        List.copyOf(properties.values()),
                        uniques(type),
                        indexes(type),
                        lineage.complete() && named,
                        type.at())
                .keeping(KeptRows.of(lineage, mapped));
    }

    /// Joined inheritance: an attribute lies in the table of the nearest entity that declares or inherits it from a
    /// mapped superclass.
    private String holder(Lineage lineage, Level level, String own) {
        boolean from = false;
        for (Level each : lineage.levels()) {
            from |= each == level;
            if (from && each.entity()) {
                String table = tables.of(each.type());
                return table.equals(own) ? "" : table;
            }
        }
        return "";
    }

    /// In joined inheritance each table has the identifier, under its own name if `@PrimaryKeyJoinColumn` gives
    /// one.
    private Property joinedId(Property property, TypeDeclaration type) {
        if (property.table().isEmpty() || property.kind() != Entity.Kind.ID) {
            return property;
        }
        Marks marks = mapped.marks(type);
        String column = marks.text("PrimaryKeyJoinColumn", "name")
                .map(mapped.naming()::written)
                .orElse(property.column());
        return new Property(
                property.name(),
                property.kind(),
                column,
                property.javaType(),
                property.nullable(),
                property.length(),
                property.unique(),
                property.insertable(),
                property.stored(),
                property.association(),
                property.at());
    }

    /// Whether a column must exist whose name could not be told.
    private static boolean isNameless(Property property) {
        return property.column().isEmpty()
                && switch (property.kind()) {
                    case ID, VERSION -> true;
                    case TO_ONE ->
                        property.association()
                                .filter(it -> it.mappedBy().isEmpty()
                                        && it.joinTable().isEmpty())
                                .isPresent();
                    case BASIC -> property.insertable();
                    case TO_MANY, ELEMENTS -> false;
                };
    }

    private enum Strategy {
        SINGLE_TABLE,
        JOINED,
        TABLE_PER_CLASS
    }

    private Strategy strategy(TypeDeclaration root) {
        Marks marks = mapped.marks(root);
        List<String> named =
                marks.find("Inheritance").map(it -> marks.names(it, "strategy")).orElse(List.of());
        return named.contains("JOINED")
                ? Strategy.JOINED
                : named.contains("TABLE_PER_CLASS") ? Strategy.TABLE_PER_CLASS : Strategy.SINGLE_TABLE;
    }

    private List<List<String>> uniques(TypeDeclaration type) {
        Marks marks = mapped.marks(type);
        List<List<String>> uniques = new ArrayList<>();
        Optional<Annotation> table = marks.find("Table");
        if (table.isEmpty()) {
            return uniques;
        }
        for (Annotation constraint : marks.nested(table.get(), "uniqueConstraints")) {
            uniques.add(marks.texts(constraint, "columnNames").stream()
                    .map(mapped.naming()::written)
                    .toList());
        }
        uniques.addAll(indexes(marks, table.get(), true));
        uniques.removeIf(List::isEmpty);
        return uniques;
    }

    private List<List<String>> indexes(TypeDeclaration type) {
        Marks marks = mapped.marks(type);
        return marks.find("Table").map(table -> indexes(marks, table, false)).orElse(List.of());
    }

    private List<List<String>> indexes(Marks marks, Annotation table, boolean unique) {
        return marks.nested(table, "indexes").stream()
                .filter(index -> marks.truth(index, "unique").orElse(false) == unique)
                .map(index -> indexColumns(marks.text(index, "columnList").orElse("")))
                .filter(columns -> !columns.isEmpty())
                .toList();
    }

    /// `columnList = "tenant_id, email DESC"`.
    private List<String> indexColumns(String list) {
        List<String> columns = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            String name = part.trim();
            int space = name.indexOf(' ');
            if (!name.isEmpty()) {
                columns.add(mapped.naming().written(space < 0 ? name : name.substring(0, space)));
            }
        }
        return columns;
    }
}
