package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Evidence;
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
import dev.lintel.graph.Schema.Table;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Dialect;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Money is kept or carried as a binary floating point number.
public final class MoneyFloat implements Practice {
    static final Guide GUIDE = new Guide(
            "db-money-float",
            Risk.HIGH,
            "money is numeric(p,s)/BigDecimal, never float/double",
            """
            A tenth has no exact binary form: 0.1 + 0.2 is not 0.3. Sums over many rows drift by cents, two reports over \
            the same rows disagree with each other, and a comparison with the invoiced amount fails now and then.""",
            "Worse when the column itself is binary; better when only Java's type is, and when nothing writes it.",
            """
            `new BigDecimal(0.1)` keeps the error: use `BigDecimal.valueOf` or a text. Changing the column rewrites the \
            table under a lock; on a large one add a column, copy in batches, then swap. Whole cents in a `bigint` are \
            as good, if the currency stands beside them.""",
            """
            ```sql
            ALTER TABLE payments ALTER COLUMN amount TYPE numeric(19, 4);
            ```
            ```java
            @Column(precision = 19, scale = 4)
            private BigDecimal amount;
            ```""",
            List.of("CWE-1339", "PostgreSQL documentation, 8.1.3 Floating-Point Types"));

    private static final Set<String> BINARY = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Set<String> asked = EntityDrift.asked(backend, paths);
        Stream<Finding> mapped = backend.entities().values().stream()
                .sorted(Comparator.comparing(Entity::type))
                .flatMap(entity -> entity.properties().stream()
                        .filter(property -> property.stored() == Stored.PLAIN && BINARY.contains(property.javaType()))
                        .filter(property -> MoneyWords.isMoney(property.name(), beside(entity)))
                        .map(property -> carried(backend, entity, property, asked)));
        Stream<Finding> columns = backend.schema().tables().values().stream()
                .filter(table -> table.complete() && !table.view())
                .sorted(Comparator.comparing(Table::name))
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.family() == Family.FLOAT)
                        .filter(column -> MoneyWords.isMoney(column.name(), beside(table)))
                        .filter(column -> !isCarried(backend, table, column))
                        .map(column -> kept(backend, paths, table, column)));
        return Stream.concat(mapped, columns);
    }

    private static List<String> beside(Entity entity) {
        return Stream.concat(
                        Stream.of(Drift.name(entity), entity.table()),
                        entity.properties().stream().map(Property::name))
                .toList();
    }

    private static List<String> beside(Table table) {
        return Stream.concat(Stream.of(table.name()), table.columns().stream().map(Column::name))
                .toList();
    }

    /// Whether a finding about the mapped property says it already.
    private static boolean isCarried(Backend backend, Table table, Column column) {
        return backend.entities().values().stream()
                .filter(entity -> entity.table().equals(table.name()))
                .flatMap(entity -> entity.ofColumn(column.name()).stream())
                .anyMatch(property -> BINARY.contains(property.javaType()));
    }

    private static Finding carried(Backend backend, Entity entity, Property property, Set<String> asked) {
        Optional<Column> column =
                backend.schema().table(entity.table()).flatMap(table -> table.column(property.column()));
        boolean exact = column.filter(found -> found.family() != Family.FLOAT).isPresent();
        String name = Drift.name(entity) + "." + property.name();
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(exact, "the column itself is exact: each row is right, sums in Java are not")
                .loweredIf(!asked.contains(entity.type()), "nothing in this code loads or saves it");
        Trail trail = Trail.start(property.at(), name + " is a " + Drift.name(property.javaType()));
        column.ifPresent(found -> trail.then(found.at(), "its column is " + found.type()));
        return finding(
                judgement,
                name,
                "Cents get lost: " + name + " is money, and a " + Drift.name(property.javaType())
                        + " has no exact value for most amounts.",
                name,
                trail.guilty(property.at()),
                new Fix(
                        "Make it a BigDecimal over a numeric column.",
                        "- " + Drift.name(property.javaType()) + " " + property.name() + "\n+ BigDecimal "
                                + property.name(),
                        List.of()));
    }

    private static Finding kept(Backend backend, Paths paths, Table table, Column column) {
        String name = table.name() + "." + column.name();
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(
                        paths.traffic().of(table.name()).writers().isEmpty(),
                        "nothing that was read writes this table");
        return finding(
                judgement,
                "table " + table.name(),
                "Cents get lost: " + name + " is money, and " + column.type() + " has no exact value for most amounts.",
                name,
                Trail.start(column.at(), column.name() + " is " + column.type()).guiltyLast(),
                new Fix("Make the column numeric.", statement(backend.schema().dialect(), table, column), List.of()));
    }

    private static String statement(Dialect dialect, Table table, Column column) {
        return dialect == Dialect.MYSQL
                ? "ALTER TABLE " + table.name() + " MODIFY " + column.name() + " decimal(19, 4)"
                        + (column.nullable() ? ";" : " NOT NULL;")
                : "ALTER TABLE " + table.name() + " ALTER COLUMN " + column.name() + " TYPE numeric(19, 4);";
    }

    private static Finding finding(
            Judgement judgement, String subject, String headline, String root, Evidence evidence, Fix fix) {
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                subject,
                headline,
                judgement.reasons(),
                root,
                List.of(),
                evidence,
                Optional.of(fix));
    }
}
