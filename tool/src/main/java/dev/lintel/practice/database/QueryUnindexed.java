package dev.lintel.practice.database;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A query that a request runs filters a growing table by columns that no index starts with.
public final class QueryUnindexed implements Practice {
    static final Guide GUIDE = new Guide(
            "db-query-unindexed",
            Risk.HIGH,
            "every filter of a reachable query on a growing table can use an index",
            """
            Without an index that starts with a filtered column the database reads the whole table for each call. That is \
            fast on a developer's hundred rows and takes seconds on a million; a few such calls at once fill the disk \
            queue and the connection pool, and endpoints that have nothing to do with it time out.""",
            "Worse when anyone can call it, or inside a loop; better for a job, behind a role, where only staff adds rows, or "
                    + "where a limit may stop the search early.",
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
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max");

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
                        .flatMap(table -> unindexed(backend, table, query.shape()))
                        .map(columns -> finding(backend, paths, path, query, name, columns))
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

    /// The filtered columns when no index serves any comparison of the table, nor a join from elsewhere.
    private static Optional<List<String>> unindexed(Backend backend, Table table, Shape shape) {
        List<Predicate> filter = shape.filter().stream()
                .filter(each -> each.column().table().equals(table.name()))
                .filter(each -> each.function().filter(AGGREGATES::contains).isEmpty())
                .toList();
        List<Predicate> wanted = filter.stream()
                .filter(each -> each.conjunct() && USABLE.contains(each.operator()))
                .filter(each -> !each.optional() && !(each.operand() instanceof Operand.Other))
                .sorted(Comparator.comparing(QueryUnindexed::ranged))
                .toList();
        boolean known = !wanted.isEmpty()
                && wanted.stream()
                        .allMatch(each -> table.column(each.column().name()).isPresent());
        boolean served = new IndexLookup(table)
                .startsWithAny(filter.stream().map(QueryUnindexed::indexed).toList());
        if (!known || served) {
            return Optional.empty();
        }
        Selectivity selectivity = new Selectivity(backend.entityOfTable(table.name()));
        List<String> columns = wanted.stream()
                .filter(each -> table.column(each.column().name())
                        .filter(selectivity::narrows)
                        .isPresent())
                .map(QueryUnindexed::indexed)
                .distinct()
                .toList();
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }

    private static boolean ranged(Predicate predicate) {
        return predicate.operator() == Operator.RANGE || predicate.operator() == Operator.LIKE_PREFIX;
    }

    /// What an index has to hold: the column, or the expression around it.
    private static String indexed(Predicate predicate) {
        return predicate
                .function()
                .map(function -> function + "(" + predicate.column().name() + ")")
                .orElse(predicate.column().name());
    }

    private static boolean stopsEarly(Shape shape, Table table) {
        boolean bounded = shape.limited() && shape.aggregation() != Shape.Aggregation.SINGLE;
        return bounded
                && shape.order().stream()
                        .findFirst()
                        .filter(order -> new IndexLookup(table)
                                .startsWithAny(List.of(order.column().name())))
                        .isPresent();
    }

    /// A change behind a login happens now and then; what people read, and what anyone may call, happens all the
    /// time. A login itself is called by everyone, although the password that it checks is a proof in its own code.
    private static boolean isRare(Paths paths, Entry entry) {
        return entry instanceof Endpoint endpoint
                && !endpoint.route().method().equals("GET")
                && !endpoint.access().opensEverywhere()
                && (!paths.isWhole(entry)
                        || paths.queries(entry)
                                .anyMatch(path ->
                                        ((Step.Run) path.step()).query().shape().mutates()));
    }

    private static String rare(Entry entry) {
        boolean known = entry instanceof Endpoint endpoint && !endpoint.access().isOpenQuestion();
        return "it is asked for one change" + (known ? " of somebody who is logged in" : " at a time");
    }

    private static Finding finding(
            Backend backend, Paths paths, Path path, Query query, String table, List<String> columns) {
        Table definition = backend.schema().table(table).orElseThrow();
        String columnList = String.join(", ", columns);
        Judgement start = Judgement.ofSlowness(paths.traffic().magnitude(table), table);
        Judgement judgement = start.raisedIf(path.repeated(), "it runs once per element of a loop")
                .by(path)
                .loweredIf(stopsEarly(query.shape(), definition), "sorted by an index and limited, it may stop early")
                .loweredIf(isRare(paths, path.from()), rare(path.from()))
                .atMost(path.from() instanceof Entry.Schedule ? Risk.MEDIUM : start.risk())
                .atMost(start.risk());
        Trail trail = Trail.to(path)
                .then(path.at(), "runs the query")
                .then(query.at(), "filters " + table + " by " + columnList)
                .then(
                        definition.at(),
                        "table " + table + (definition.byMapping() ? ", made from this class" : "")
                                + ": no index starts with " + columnList);
        Judgement told = new IndexLookup(definition)
                .near(columns)
                .map(near -> judgement.noting(near.name() + " has the column, but not first"))
                .orElse(judgement);
        return new Finding(
                GUIDE,
                told.risk(),
                Judgement.confidence(path),
                path.from().label(),
                "Each call reads the whole table " + table + ": no index helps to find rows by " + columnList + ".",
                told.reasons(),
                table + "(" + String.join(", ", new TreeSet<>(columns)) + ")",
                List.of(path.from().label()),
                trail.guilty(query.at()),
                Optional.of(NewMigration.index(
                        backend.schema(), table, columns, "Add an index that starts with " + columnList + ".")));
    }
}
