package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A query that a request runs filters a growing table by columns that no index starts with.
public final class QueryUnindexed implements Practice {
    static final Guide GUIDE = new Guide(
            "db-query-unindexed",
            Risk.MEDIUM,
            "every filter of a reachable query on a growing table can use an index",
            """
            Without an index that starts with a filtered column the database reads the whole table for each call. That is \
            fast on a developer's hundred rows and takes seconds on a million; a few such calls at once fill the disk \
            queue and the connection pool, and endpoints that have nothing to do with it time out.""",
            "Worse when anyone can call it, inside a loop or a transaction; better for a job or behind a role.",
            """
            An index that has the column in second place does not help. A plain index is not used for `lower(email)` or \
            for `LIKE '%x'`. On PostgreSQL a plain `CREATE INDEX` blocks every write while it is built: build it \
            `CONCURRENTLY`, outside a transaction. A column with two values is no use as the first one.""",
            """
            Add an index: columns compared for equality first, then the one compared as a range or sorted by.

            ```sql
            CREATE INDEX CONCURRENTLY idx_orders_customer_id ON orders (customer_id);
            ```""",
            List.of("CWE-1067", "OWASP API4:2023", "https://use-the-index-luke.com/sql/where-clause"));

    private static final Set<Operator> USABLE =
            Set.of(Operator.EQUAL, Operator.IN, Operator.RANGE, Operator.LIKE_PREFIX);
    private static final Set<Family> FEW_VALUES = Set.of(Family.BOOLEAN, Family.ENUM);

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        Set<String> said = new LinkedHashSet<>();
        List<Finding> findings = new ArrayList<>();
        paths.queries(entry).forEach(path -> {
            Query query = ((Step.Run) path.step()).query();
            for (String name : filteredTables(query.shape())) {
                backend.schema()
                        .table(name)
                        .filter(table -> table.complete() && !table.view())
                        .filter(table -> paths.traffic().growth(name) == Growth.GROWING)
                        .flatMap(table -> unindexed(table, query.shape()))
                        .map(columns -> finding(backend, path, query, name, columns))
                        .filter(finding -> said.add(finding.root()))
                        .ifPresent(findings::add);
            }
        });
        return findings.stream();
    }

    private static Set<String> filteredTables(Shape shape) {
        Set<String> tables = new LinkedHashSet<>();
        if (shape.complete() && shape.kind() != Shape.Kind.INSERT && shape.kind() != Shape.Kind.UPSERT) {
            shape.filter().forEach(predicate -> tables.add(predicate.column().table()));
        }
        return tables;
    }

    /// The filtered columns when none of them, nor a join from elsewhere, is served by an index.
    private static Optional<List<String>> unindexed(Table table, Shape shape) {
        List<Predicate> filter = shape.filter().stream()
                .filter(each -> each.column().table().equals(table.name()))
                .toList();
        boolean undecided = filter.stream().anyMatch(each -> !each.conjunct());
        List<Predicate> usable = filter.stream()
                .filter(Predicate::conjunct)
                .filter(each -> USABLE.contains(each.operator()))
                .filter(each -> !(each.operand() instanceof Operand.Other))
                .toList();
        if (usable.isEmpty() || undecided || usable.stream().anyMatch(Predicate::optional)) {
            return Optional.empty();
        }
        IndexLookup indexes = new IndexLookup(table);
        List<String> columns = usable.stream().map(QueryUnindexed::indexed).distinct().toList();
        List<String> joins = filter.stream()
                .filter(each -> each.operand() instanceof Operand.Other)
                .map(QueryUnindexed::indexed)
                .toList();
        boolean served = indexes.startsWithAny(columns) || indexes.startsWithAny(joins);
        boolean known = usable.stream().allMatch(each -> table.column(each.column().name()).isPresent());
        List<String> selective = columns.stream()
                .filter(column -> table.column(column).map(QueryUnindexed::selective).orElse(true))
                .toList();
        return served || !known || selective.isEmpty() ? Optional.empty() : Optional.of(selective);
    }

    /// What an index has to hold: the column, or the expression around it.
    private static String indexed(Predicate predicate) {
        return predicate
                .function()
                .map(function -> function + "(" + predicate.column().name() + ")")
                .orElse(predicate.column().name());
    }

    /// Columns with a handful of values do not narrow a search enough for an index to be used.
    private static boolean selective(Column column) {
        String name = column.name();
        return !FEW_VALUES.contains(column.family())
                && !(column.family() == Family.INTEGER && column.type().equals("tinyint"))
                && !(column.type().startsWith("char") && column.length() == 1)
                && !name.equals("status")
                && !name.endsWith("_status")
                && !name.equals("type")
                && !name.endsWith("_type")
                && !name.startsWith("is_")
                && !name.contains("deleted")
                && !name.contains("enabled");
    }

    private static Finding finding(Backend backend, Path path, Query query, String table, List<String> columns) {
        Table definition = backend.schema().table(table).orElseThrow();
        String columnList = String.join(", ", columns);
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .raisedIf(path.repeated(), "it runs once per element of a loop")
                .by(path.from());
        Trail trail = Trail.to(path)
                .then(path.at(), "runs the query")
                .then(query.at(), "filters " + table + " by " + columnList)
                .then(definition.at(), "table " + table + ": no index starts with " + columnList);
        new IndexLookup(definition)
                .near(columns)
                .ifPresent(near -> judgement.noting(near.name() + " has the column, but not first"));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                path.from().label(),
                "Each call reads the whole table " + table + ": no index helps to find rows by " + columnList + ".",
                judgement.reasons(),
                table + "(" + columnList + ")",
                List.of(path.from().label()),
                trail.guilty(query.at()),
                Optional.of(NewMigration.index(
                        backend.schema(), table, columns, "Add an index that starts with " + columnList + ".")));
    }
}
