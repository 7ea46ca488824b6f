package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Dialect;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A foreign key whose own columns no index starts with: deletes of the parent and joins from it read the whole
/// child.
public final class ForeignKeyNoIndex implements Practice {
    static final Guide GUIDE = new Guide(
            "db-fk-no-index",
            Risk.MEDIUM,
            "referencing columns of a foreign key are indexed",
            """
            A foreign key makes an index on the parent's side only. Each delete of a parent row, and each change of its \
            key, looks for children by reading the whole child table while it holds locks; each join from the parent \
            does the same.""",
            "Worse when a request deletes parents; little matter when parents never go and nobody joins.",
            "MySQL's InnoDB and H2 make this index by themselves, so tests on H2 hide it; PostgreSQL, Oracle and SQL Server do "
                    + "not. An index that has the column in second place does not help.",
            """
            ```sql
            CREATE INDEX CONCURRENTLY idx_order_items_order_id ON order_items (order_id);
            ```""",
            List.of("CWE-1067", "PostgreSQL documentation, 5.5.5 Foreign Keys"));

    /// MySQL and H2 make the index with the key.
    private static final Set<Dialect> WITHOUT_OWN_INDEX = Set.of(Dialect.POSTGRESQL, Dialect.ORACLE, Dialect.SQLSERVER);

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (!WITHOUT_OWN_INDEX.contains(backend.schema().dialect())) {
            return Stream.empty();
        }
        return backend.schema().tables().values().stream()
                .sorted(Comparator.comparing(Table::name))
                .filter(table -> table.complete() && !table.view())
                .flatMap(table -> table.references().stream()
                        .filter(key -> !new IndexLookup(table).startsWithAll(key.columns()))
                        .flatMap(key -> finding(backend, paths, table, key).stream()));
    }

    private static Optional<Finding> finding(Backend backend, Paths paths, Table child, ForeignKey key) {
        Set<Entry> deleters = paths.traffic().of(key.target()).deleters();
        boolean childGrows = paths.traffic().growth(child.name()) == Growth.GROWING;
        if (!childGrows && deleters.isEmpty()) {
            return Optional.empty();
        }
        String columns = String.join(", ", key.columns());
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .loweredIf(deleters.isEmpty(), "no request deletes rows of " + key.target() + " today");
        for (Entry entry : deleters) {
            judgement = judgement.noting(entry.label() + " deletes rows of " + key.target());
        }
        Trail trail = Trail.start(key.at(), child.name() + "." + columns + " refers to " + key.target());
        deleters.stream().findFirst().ifPresent(entry -> trail.then(entry.at(), "deletes rows of " + key.target()));
        return Optional.of(new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                "table " + child.name(),
                "Deleting a row of " + key.target() + ", or joining from it, reads the whole table " + child.name()
                        + ": its key " + columns + " has no index.",
                judgement.reasons(),
                child.name() + "(" + columns + ")",
                deleters.stream().map(Entry::label).toList(),
                trail.guilty(key.at()),
                Optional.of(NewMigration.index(
                        backend.schema(), child.name(), key.columns(), "Index the foreign key's columns."))));
    }
}
