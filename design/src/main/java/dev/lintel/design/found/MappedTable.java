package dev.lintel.design.found;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table that a mapping implies, for backends without migrations.
public final class MappedTable {
    /// What Jakarta Persistence 3.2 gives a text without a length.
    private static final int USUAL_LENGTH = 255;

    private static final Map<String, Family> FAMILIES = Map.ofEntries(
            Map.entry("java.lang.String", Family.TEXT),
            Map.entry("int", Family.INTEGER),
            Map.entry("java.lang.Integer", Family.INTEGER),
            Map.entry("long", Family.INTEGER),
            Map.entry("java.lang.Long", Family.INTEGER),
            Map.entry("short", Family.INTEGER),
            Map.entry("boolean", Family.BOOLEAN),
            Map.entry("java.lang.Boolean", Family.BOOLEAN),
            Map.entry("java.lang.Short", Family.INTEGER),
            Map.entry("float", Family.FLOAT),
            Map.entry("java.lang.Float", Family.FLOAT),
            Map.entry("double", Family.FLOAT),
            Map.entry("java.lang.Double", Family.FLOAT),
            Map.entry("java.math.BigDecimal", Family.DECIMAL),
            Map.entry("java.time.LocalDate", Family.DATE),
            Map.entry("java.time.LocalDateTime", Family.TIMESTAMP),
            Map.entry("java.util.Date", Family.TIMESTAMP),
            Map.entry("java.sql.Timestamp", Family.TIMESTAMP),
            Map.entry("java.time.Instant", Family.TIMESTAMP_TZ),
            Map.entry("java.time.OffsetDateTime", Family.TIMESTAMP_TZ),
            Map.entry("java.time.ZonedDateTime", Family.TIMESTAMP_TZ),
            Map.entry("org.joda.time.DateTime", Family.TIMESTAMP_TZ),
            Map.entry("java.util.UUID", Family.UUID));

    private MappedTable() {}

    public static Table of(Entity entity, Backend backend) {
        List<Column> columns = new ArrayList<>();
        List<Key> uniques = new ArrayList<>();
        List<ForeignKey> references = new ArrayList<>();
        for (Property each : entity.properties()) {
            if (each.column().isEmpty() || !each.table().isEmpty()) {
                continue;
            }
            columns.add(column(each));
            if (each.unique()) {
                uniques.add(new Key("", List.of(each.column()), false, each.at()));
            }
            each.association()
                    .map(to -> backend.entities().get(to.target()))
                    .filter(to -> each.kind() == Kind.TO_ONE && !to.table().isEmpty())
                    .ifPresent(to -> references.add(
                            new ForeignKey("", List.of(each.column()), to.table(), List.of(), "", each.at())));
        }
        entity.uniques().forEach(names -> uniques.add(new Key("", names, false, entity.at())));
        Optional<Key> key = entity.id().map(id -> new Key("", List.of(id.column()), false, id.at()));
        return new Table(
                entity.table(),
                columns,
                key,
                uniques,
                List.of(),
                references,
                false,
                entity.complete(),
                "",
                entity.at());
    }

    private static Column column(Property property) {
        boolean word = property.stored() == Stored.ENUM_NAME;
        Family family = word ? Family.TEXT : FAMILIES.getOrDefault(property.javaType(), Family.OTHER);
        boolean large = property.stored() == Stored.LARGE;
        int length = family == Family.TEXT && !large ? property.length().orElse(USUAL_LENGTH) : 0;
        boolean primitive = !property.javaType().contains(".");
        boolean nullable = property.nullable().orElse(!primitive) && property.kind() != Kind.ID;
        String type = family == Family.TEXT && large ? "text" : property.javaType();
        return new Column(property.column(), type, length, 0, nullable, false, "", family, property.at());
    }
}
