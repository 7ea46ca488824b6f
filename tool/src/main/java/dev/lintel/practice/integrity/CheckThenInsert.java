package dev.lintel.practice.integrity;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A row is looked up, and inserted when it is not there, while no unique key keeps a second one out.
public final class CheckThenInsert implements Practice {
    static final Guide GUIDE = new Guide(
            "data-check-then-insert",
            Risk.HIGH,
            "uniqueness is enforced by the database, not by a prior SELECT",
            """
            Two requests at the same moment both look, both find nothing, both insert. A double click or a retry is \
            enough. From then on every lookup that expects one row fails or picks either.""",
            "Worse for accounts, payments and idempotency keys.",
            """
            A transaction does not help at the usual isolation level. `synchronized` ends at the process. Existing \
            duplicates have to go before the constraint can come; e-mail addresses need `lower(email)`.""",
            """
            ```sql
            CREATE UNIQUE INDEX CONCURRENTLY ux_users_email ON users (lower(email));
            ```
            Keep the look-up for a friendly message, and turn the constraint's violation into 409.""",
            List.of("CWE-367", "OWASP ASVS 15.4.2"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        List<Path> queries = paths.queries(entry).toList();
        Set<String> said = new HashSet<>();
        return queries.stream()
                .filter(path -> query(path).shape().kind() == Shape.Kind.SELECT)
                .flatMap(look -> queries.stream()
                        .filter(insert -> insert.order() > look.order() && inserts(insert, look))
                        .filter(insert -> decidedBy(insert, look))
                        .limit(1)
                        .flatMap(insert -> finding(backend, look, insert).stream()))
                .filter(finding -> said.add(finding.root()));
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    private static boolean inserts(Path insert, Path look) {
        Shape shape = query(insert).shape();
        boolean kind = shape.kind() == Shape.Kind.INSERT
                || shape.kind() == Shape.Kind.UPSERT && query(insert).language() == Query.Language.BUILT_IN;
        boolean fresh = insert.arguments().values().stream()
                .flatMap(List::stream)
                .noneMatch(source -> source instanceof Source.Row);
        return kind && fresh && shape.mainTable().equals(query(look).shape().mainTable());
    }

    /// Control gets to the insert only because the look-up found nothing.
    private static boolean decidedBy(Path insert, Path look) {
        return insert.guards().stream()
                .map(Guard::condition)
                .flatMap(Guard.Condition::sources)
                .anyMatch(source -> source instanceof Source.Row row && row.run() == look.order());
    }

    private static Optional<Finding> finding(Backend backend, Path look, Path insert) {
        Shape shape = query(look).shape();
        Optional<Table> table = shape.mainTable().flatMap(backend.schema()::table);
        Set<String> key = shape.filter().stream()
                .filter(each -> each.conjunct() && each.operator() == Operator.EQUAL)
                .map(CheckThenInsert::expression)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        boolean locked = shape.lock() != Shape.Lock.NONE
                || insert.transaction()
                        .filter(open -> open.rule().isolation().contains("SERIALIZABLE"))
                        .isPresent();
        if (table.isEmpty() || !table.get().complete() || key.isEmpty() || locked || !shape.complete()) {
            return Optional.empty();
        }
        Set<String> plain = key.stream().map(CheckThenInsert::column).collect(Collectors.toSet());
        boolean allColumns = plain.stream().allMatch(each -> table.get().column(each).isPresent());
        if (!allColumns || kept(table.get(), key, plain)) {
            return Optional.empty();
        }
        String name = table.get().name();
        String columns = String.join(", ", key);
        boolean grave = plain.stream().map(Sensitivity::of).anyMatch(each -> each != Sensitivity.NONE)
                || name.contains("user") || name.contains("account") || name.contains("payment");
        Judgement judgement = Judgement.from(Risk.HIGH).loweredIf(!grave, "a duplicate is a nuisance here, not a breach");
        return Optional.of(new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                look.from().label(),
                "Two requests at once both insert: no unique key on " + name + "(" + columns + ") stops the second.",
                judgement.reasons(),
                name + "(" + columns + ")",
                List.of(look.from().label()),
                Trail.to(look)
                        .then(look.at(), "looks whether the row exists")
                        .then(insert.at(), "inserts when it does not")
                        .then(table.get().at(), "table " + name + " has no unique key on " + columns)
                        .guilty(look.at()),
                Optional.of(new Fix(
                        "Add the unique key, and turn its violation into 409.",
                        "+ CREATE UNIQUE INDEX CONCURRENTLY ux_" + name + "_" + String.join("_", plain) + " ON " + name
                                + " (" + columns + ");",
                        List.of()))));
    }

    private static boolean kept(Table table, Set<String> key, Set<String> plain) {
        Stream<? extends Collection<String>> uniques = Stream.of(
                        table.primaryKey().stream().map(each -> each.columns()),
                        table.uniques().stream().map(each -> each.columns()),
                        table.indexes().stream().filter(each -> each.unique()).map(each -> each.columns()))
                .flatMap(each -> each);
        return uniques.anyMatch(columns -> key.containsAll(columns) || plain.containsAll(columns));
    }

    private static String expression(Predicate predicate) {
        return predicate
                .function()
                .map(function -> function + "(" + predicate.column().name() + ")")
                .orElse(predicate.column().name());
    }

    private static String column(String expression) {
        int open = expression.indexOf('(');
        return open < 0 ? expression : expression.substring(open + 1, expression.length() - 1);
    }
}
