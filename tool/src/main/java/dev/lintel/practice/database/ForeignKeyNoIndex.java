package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.SharedStatements;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Foreign keys whose own columns no index starts with: one delete of the parent, or a join from it, reads the
/// whole table of each. Keys to one parent are one finding, since one statement pays for all of them.
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

    /// Keys that are told one by one; the rest is counted.
    private static final int TOLD = 4;

    /// @param child the table that holds the key
    private record Bare(Table child, ForeignKey key, Magnitude rows) {
        String columns() {
            return child.name() + "." + String.join(", ", key.columns());
        }

        NewMigration.Wanted index() {
            return new NewMigration.Wanted(child.name(), key.columns());
        }
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (!WITHOUT_OWN_INDEX.contains(backend.schema().dialect())) {
            return Stream.empty();
        }
        Map<String, List<Path>> deletes = deletes(backend, paths);
        return byParent(backend, paths).entrySet().stream()
                .flatMap(each ->
                        finding(backend, each.getKey(), each.getValue(), deletes.getOrDefault(each.getKey(), List.of()))
                                .stream());
    }

    /// Keys without an index by the table that they refer to: one delete there looks through all their tables.
    private static Map<String, List<Bare>> byParent(Backend backend, Paths paths) {
        return backend.schema().tables().values().stream()
                .filter(table -> table.complete() && !table.view())
                .flatMap(table -> table.references().stream()
                        .filter(key -> !new IndexLookup(table).startsWithAll(key.columns()))
                        .map(key -> new Bare(table, key, paths.traffic().magnitude(table.name()))))
                .sorted(Comparator.comparing(Bare::columns))
                .collect(Collectors.groupingBy(bare -> bare.key().target(), TreeMap::new, Collectors.toList()));
    }

    /// The ways that end in a delete, by table; a statement that one line runs for many tables tells of none.
    private static Map<String, List<Path>> deletes(Backend backend, Paths paths) {
        List<Path> all = backend.entries().stream()
                .flatMap(paths::queries)
                .filter(path -> shape(path).kind() == Shape.Kind.DELETE)
                .toList();
        SharedStatements shared = new SharedStatements(all);
        Map<String, List<Path>> byTable = new HashMap<>();
        for (Path path : all) {
            if (!shared.has(path)) {
                shape(path)
                        .mainTable()
                        .ifPresent(table -> byTable.computeIfAbsent(table, _ -> new ArrayList<>())
                                .add(path));
            }
        }
        return byTable;
    }

    private static Shape shape(Path path) {
        return ((Step.Run) path.step()).query().shape();
    }

    private static Optional<Finding> finding(Backend backend, String parent, List<Bare> keys, List<Path> deletes) {
        Bare largest = keys.stream().max(Comparator.comparing(Bare::rows)).orElseThrow();
        if (deletes.isEmpty() && largest.rows() == Magnitude.FEW) {
            return Optional.empty();
        }
        Judgement judgement = judge(parent, largest, deletes);
        List<String> routes =
                deletes.stream().map(path -> path.from().label()).distinct().toList();
        return Optional.of(new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                "table " + parent,
                headline(parent, keys),
                judgement.reasons(),
                parent,
                routes,
                trail(parent, keys, deletes).guilty(keys.getFirst().key().at()),
                Optional.of(NewMigration.indexes(
                        backend.schema(),
                        keys.stream().map(Bare::index).distinct().toList(),
                        "Index the columns of each foreign key."))));
    }

    private static Judgement judge(String parent, Bare largest, List<Path> deletes) {
        Judgement start =
                Judgement.ofSlowness(largest.rows(), largest.child().name()).atMost(Risk.MEDIUM);
        if (deletes.isEmpty()) {
            return start.loweredIf(true, "nothing that was read deletes rows of " + parent + " today");
        }
        Path path = worst(deletes);
        return path.from() instanceof Endpoint
                ? start.by(path).atMost(start.risk())
                : start.noting("a job deletes many rows in one go, and each of them reads the tables again");
    }

    /// Whom the most people reach: a delete that anyone may ask for before one of the staff, and a request before a
    /// job.
    private static Path worst(List<Path> deletes) {
        return deletes.stream()
                .min(Comparator.comparing(
                        path -> Judgement.from(Risk.HIGH).by(path).risk()))
                .orElseThrow();
    }

    private static String headline(String parent, List<Bare> keys) {
        String start = "Deleting a row of " + parent + ", or joining from it, reads ";
        Bare first = keys.getFirst();
        return keys.size() == 1
                ? start + "the whole table " + first.child().name() + ": its key "
                        + String.join(", ", first.key().columns()) + " has no index."
                : start + told(keys) + " as a whole: these keys have no index.";
    }

    private static String told(List<Bare> keys) {
        List<String> names = keys.stream().limit(TOLD).map(Bare::columns).toList();
        int more = keys.size() - names.size();
        if (more > 0) {
            return "the tables of " + String.join(", ", names) + " and " + more + " more";
        }
        return "the tables of " + String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static Trail trail(String parent, List<Bare> keys, List<Path> deletes) {
        if (deletes.isEmpty()) {
            return refers(Trail.start(keys.getFirst().key().at(), refers(parent, keys.getFirst())), parent, keys);
        }
        Path path = worst(deletes);
        Query query = ((Step.Run) path.step()).query();
        Trail trail = Trail.to(path).then(path.at(), "deletes rows of " + parent);
        boolean elsewhere = !query.at().file().equals(path.at().file());
        return refers(elsewhere ? trail.then(query.at(), "the statement") : trail, parent, keys);
    }

    private static Trail refers(Trail trail, String parent, List<Bare> keys) {
        keys.stream().limit(TOLD).forEach(each -> trail.then(each.key().at(), refers(parent, each)));
        return trail;
    }

    private static String refers(String parent, Bare bare) {
        return bare.columns() + " refers to " + parent + " and no index starts with it";
    }
}
