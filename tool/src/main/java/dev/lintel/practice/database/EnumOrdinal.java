package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An enum is stored by its position.
public final class EnumOrdinal implements Practice {
    static final Guide GUIDE = new Guide(
            "db-enum-ordinal",
            Risk.MEDIUM,
            "enums are persisted by stable code, not ordinal",
            """
            The column holds the position of the constant in the source file. Whoever puts a constant in between, sorts \
            them or removes one changes the meaning of every row that is there, without a migration, a compiler error or \
            a failing test.""",
            "Better when nothing loads or saves it.",
            """
            Switching the annotation alone breaks every row: the column has to change its type and its values in the same \
            release. A renamed constant is then the trap; a code of its own with a converter survives both.""",
            """
            ```java
            @Enumerated(EnumType.STRING)
            @Column(length = 20)
            private OrderStatus status;
            ```
            ```sql
            ALTER TABLE orders ALTER COLUMN status TYPE varchar(20)
              USING (ARRAY['PLACED', 'PAID', 'SHIPPED'])[status + 1];
            ```""",
            List.of("Jakarta Persistence 3.2, 11.1.18 Enumerated Annotation"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Set<String> asked = EntityDrift.asked(backend, paths);
        return backend.entities().values().stream()
                .sorted(Comparator.comparing(Entity::type))
                .flatMap(entity -> entity.properties().stream()
                        .filter(property -> property.stored() == Stored.ENUM_ORDINAL)
                        .filter(property -> !property.javaType().startsWith("java"))
                        .flatMap(property -> finding(backend, entity, property, asked).stream()));
    }

    private static Optional<Finding> finding(Backend backend, Entity entity, Property property, Set<String> asked) {
        Optional<Column> column =
                backend.schema().table(entity.table()).flatMap(table -> table.column(property.column()));
        if (column.filter(found -> isNamed(found.family())).isPresent()) {
            return Optional.empty();
        }
        String name = Drift.name(entity) + "." + property.name();
        String type = Drift.name(property.javaType());
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .loweredIf(!asked.contains(entity.type()), "nothing in this code loads or saves it");
        Trail trail = Trail.start(property.at(), name + " is stored as the position of its constant");
        column.ifPresent(found -> trail.then(found.at(), "the column holds a number, " + found.type()));
        return Optional.of(new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                name,
                "A constant put into " + type + " before others changes what the stored rows mean: " + name
                        + " is kept by position.",
                judgement.reasons(),
                cause(property),
                List.of(),
                trail.guilty(property.at()),
                Optional.of(new Fix(
                        "Store the name, and turn the column's numbers into names in the same release.",
                        "+ @Enumerated(EnumType.STRING)\n  " + type + " " + property.name(),
                        List.of()))));
    }

    /// The field, which an embedded class brings into several entities.
    private static String cause(Property property) {
        String field = property.name().substring(property.name().lastIndexOf('.') + 1);
        return property.at().file().fileName() + ":" + field;
    }

    /// A text or an enum of the database: then something that was not read stores the name after all.
    private static boolean isNamed(Family family) {
        return family == Family.TEXT || family == Family.ENUM;
    }
}
