package dev.lintel.practice.integrity;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A row gets the number after the highest, or after their count, while others may do the same.
public final class MaxPlusOne implements Practice {
    static final Guide GUIDE = new Guide(
            "data-max-plus-one",
            Risk.MEDIUM,
            "numbers are drawn from a sequence or locked counter, not max()+1/count()+1",
            """
            Two requests at the same moment read the same highest number, and both add one: two invoices of one number. \
            A count is wrong even alone, once a row was deleted. With a unique key the second of them fails instead, just \
            when there is much to do.""",
            "Medium where nothing keeps the number unique; low where a unique key does, so that the second request fails, and where that is not known.",
            """
            A transaction does not help: at the usual isolation level both see the same rows. `synchronized` ends at the \
            process. A sequence leaves gaps after a rollback; who may have none needs a counter in a locked row.""",
            """
            ```sql
            UPDATE counters SET last = last + 1 WHERE name = 'invoice' RETURNING last;
            ```
            and a unique key over the number, in any case.""",
            List.of("CWE-362", "OWASP ASVS 15.4.2"));

    private static final Pattern NEXT =
            Pattern.compile("(?is).*\\bselect\\b.*\\b(max|count)\\s*\\(.*\\+\\s*1\\b.*\\bfrom\\b.*");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        List<Path> looks =
                paths.queries(entry).filter(MaxPlusOne::isHighestOrCount).toList();
        List<Path> alone = paths.queries(entry).filter(MaxPlusOne::looksItself).toList();
        if (looks.isEmpty() && alone.isEmpty()) {
            return Stream.empty();
        }
        List<Path> all = paths.of(entry);
        Set<String> said = new HashSet<>();
        return Stream.concat(
                        looks.stream()
                                .flatMap(look -> all.stream()
                                        .filter(path -> path.order() > look.order() && inserts(path, look))
                                        .filter(insert -> takesNext(insert, look, all))
                                        .filter(insert -> !Exclusion.before(insert, all))
                                        .limit(1)
                                        .map(insert -> finding(backend, look, insert))),
                        alone.stream()
                                .filter(insert -> !Exclusion.before(insert, all))
                                .map(insert -> finding(backend, insert, insert)))
                .filter(finding -> said.add(finding.root()));
    }

    /// `INSERT .. VALUES (.., (SELECT max(number) + 1 FROM ..))`: one statement, and yet it reads before it writes.
    private static boolean looksItself(Path path) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        return shape.kind() == Shape.Kind.INSERT
                && !path.later()
                && path.spread() == 1
                && shape.assigned().stream()
                        .anyMatch(each -> each.value() instanceof Shape.Operand.Computed computed
                                && NEXT.matcher(computed.text()).matches());
    }

    /// One number over many rows: the highest, or how many there are.
    private static boolean isHighestOrCount(Path path) {
        Query query = ((Step.Run) path.step()).query();
        return query.shape().kind() == Shape.Kind.SELECT
                && (query.shape().aggregation() == Shape.Aggregation.SINGLE && query.gives() != Query.Gives.BOOLEAN
                        || query.text().toLowerCase(Locale.ROOT).contains("max("));
    }

    private static boolean inserts(Path path, Path look) {
        if (!(path.step() instanceof Step.Run run) || path.later() || path.spread() > 1) {
            return false;
        }
        Shape shape = run.query().shape();
        boolean adds =
                shape.kind() == Shape.Kind.INSERT || shape.kind() == Shape.Kind.UPSERT && !LookedUp.updates(path);
        return adds
                && shape.mainTable()
                        .equals(((Step.Run) look.step()).query().shape().mainTable());
    }

    /// Whether what is inserted holds the number after the one that was looked up: bound, set by the constructor, or
    /// put into it before.
    private static boolean takesNext(Path insert, Path look, List<Path> all) {
        return Source.anyRoot(insert.given().toList(), source -> isNext(source, look))
                || all.subList(look.order(), insert.order()).stream()
                        .anyMatch(path -> path.step() instanceof Step.Put
                                && path.argument("value").stream().anyMatch(source -> isNext(source, look))
                                && path.argument("this").stream()
                                        .anyMatch(target -> insert.given().anyMatch(target::equals)));
    }

    private static boolean isNext(Source source, Path look) {
        return source instanceof Source.Row row && row.run() == look.order() && row.isNext();
    }

    /// Whether a key refuses the second row of one number.
    private enum Kept {
        BY_KEY,
        BY_NOTHING,
        UNKNOWN
    }

    /// A key that the database makes by itself does not count. Of a table of which no key at all was found it is not
    /// known: it may be renamed or copied from another one.
    private static Kept kept(Backend backend, Path insert, String name) {
        Optional<Schema.Table> table = backend.schema()
                .table(name)
                .filter(found -> found.complete() && found.primaryKey().isPresent());
        if (table.isEmpty()) {
            return Kept.UNKNOWN;
        }
        Set<String> assigned = ((Step.Run) insert.step())
                .query().shape().assigned().stream()
                        .map(each -> each.column().name())
                        .collect(Collectors.toSet());
        boolean made = table.get().keyColumn().filter(Schema.Column::defaulted).isPresent();
        return Stream.of(
                                table.get().primaryKey().stream()
                                        .filter(_ -> !made)
                                        .map(Schema.Key::columns),
                                table.get().uniques().stream().map(Schema.Key::columns),
                                table.get().indexes().stream()
                                        .filter(Schema.Index::unique)
                                        .map(Schema.Index::columns))
                        .flatMap(each -> each)
                        .anyMatch(assigned::containsAll)
                ? Kept.BY_KEY
                : Kept.BY_NOTHING;
    }

    private static Finding finding(Backend backend, Path look, Path insert) {
        String table = ((Step.Run) insert.step()).query().shape().mainTable().orElse("the table");
        Kept kept = kept(backend, insert, table);
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .loweredIf(kept == Kept.BY_KEY, "a unique key refuses the second of them")
                .loweredIf(kept == Kept.UNKNOWN, "whether a unique key refuses the second of them is not known")
                .by(insert)
                .atMost(kept == Kept.BY_NOTHING ? Risk.MEDIUM : Risk.LOW);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(insert),
                insert.from().label(),
                switch (kept) {
                    case BY_NOTHING -> "Two requests at once give two rows of " + table + " the same number.";
                    case BY_KEY ->
                        "Two requests at once draw the same number for " + table + ", and one of them fails.";
                    case UNKNOWN -> "Two requests at once draw the same number for " + table + ".";
                },
                judgement.reasons(),
                insert.in().shortName() + ":" + table,
                List.of(insert.from().label()),
                Trail.to(look)
                        .then(look.at(), "reads the highest number or the count of " + table)
                        .then(insert.at(), "inserts a row with the next one; whoever read at the same time does too")
                        .guilty(look.at()),
                Optional.of(new Fix(
                        "Draw the number from a sequence or from a counter whose row is locked, and keep it unique by a key.",
                        "",
                        List.of())));
    }
}
