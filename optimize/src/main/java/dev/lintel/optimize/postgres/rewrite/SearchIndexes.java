package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.observe.WholeReads;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.rewrite.From.Place;
import dev.lintel.optimize.workload.Asked;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// Conditions that no B-tree serves: text found anywhere, whatever its case (`ilike`, or `like` between two
/// `upper`), and containment in JSON (`@>`). The clone does not know the size and price of the GIN index that does, so
/// it is said beside the estimates, and only where the counters show that the statement costs.
public final class SearchIndexes {
    private static final double ROWS = 10_000;
    /// Costs enough: each call, or all calls as a share of everything that was asked.
    private static final double SLOW_MS = 5;
    private static final double NOT_QUICK_MS = 0.5;
    private static final double SHARE = 0.02;
    private static final String TRIGRAMS = "gin_trgm_ops";
    private static final String TRIGRAMS_FROM = "pg_trgm";

    private SearchIndexes() {}

    /// @param totalMs of the whole workload
    public static List<Observation> of(Asked asked, Catalog catalog, double totalMs) {
        if (asked.cut()) {
            return List.of();
        }
        boolean slow =
                asked.meanMs() >= SLOW_MS || (asked.meanMs() >= NOT_QUICK_MS && asked.totalMs() >= SHARE * totalMs);
        Subject subject = new Subject(asked, catalog);
        Optional<PlainSelect> select = subject.select();
        Optional<From> from = select.flatMap(read -> From.of(read, catalog));
        return from.isEmpty()
                ? List.of()
                : Grammar.conjuncts(select.get().getWhere()).stream()
                        .flatMap(each -> wanted(each, from.get()).stream())
                        .filter(each -> slow && !each.perhaps()
                                || WholeReads.isOne(asked, each.place().table()))
                        .filter(each -> !served(each))
                        .map(each -> said(each, asked))
                        .toList();
    }

    /// @param part what is indexed: the column, or a function of it
    /// @param ops the operator class
    /// @param needs the extension that it comes from; empty for none
    /// @param perhaps whether the pattern is a parameter, which may begin with what is looked for
    private record Wanted(Place place, String part, String ops, String needs, boolean perhaps) {}

    private static Optional<Wanted> wanted(Expression condition, From from) {
        if (!(condition instanceof BinaryExpression binary)) {
            return Optional.empty();
        }
        if (binary instanceof LikeExpression like) {
            return like.isNot() ? Optional.empty() : searched(like, from);
        }
        Optional<Place> place = large(binary.getLeftExpression(), from);
        return binary.getStringExpression().strip().equals("@>")
                ? place.filter(each -> each.column().type().equals("jsonb"))
                        .map(each -> new Wanted(each, column(each), "jsonb_path_ops", "", false))
                : Optional.empty();
    }

    private static Optional<Wanted> searched(LikeExpression like, From from) {
        Expression left = Grammar.bare(like.getLeftExpression());
        boolean anyCase = like.getLikeKeyWord() == LikeExpression.KeyWord.ILIKE;
        if (!anyCase && like.getLikeKeyWord() != LikeExpression.KeyWord.LIKE) {
            return Optional.empty();
        }
        if (left instanceof Function folded && isFolding(folded)) {
            return large(folded.getParameters().getFirst(), from)
                    .map(each -> new Wanted(
                            each,
                            folded.getName().toLowerCase(Locale.ROOT) + "(" + column(each) + ")",
                            TRIGRAMS,
                            TRIGRAMS_FROM,
                            true));
        }
        return large(left, from).map(each -> new Wanted(each, column(each), TRIGRAMS, TRIGRAMS_FROM, !anyCase));
    }

    private static boolean isFolding(Function function) {
        return List.of("lower", "upper").contains(function.getName().toLowerCase(Locale.ROOT))
                && function.getParameters() != null
                && function.getParameters().size() == 1;
    }

    private static Optional<Place> large(Expression expression, From from) {
        return from.place(expression).filter(each -> each.table().rows() >= ROWS);
    }

    private static String column(Place place) {
        return Name.quoted(place.column().name());
    }

    private static boolean served(Wanted wanted) {
        return wanted.place().table().indexes().stream()
                .filter(Index::valid)
                .filter(index -> index.method().equals("gin") || index.method().equals("gist"))
                .anyMatch(index -> index.definition().contains(wanted.part())
                        || !wanted.perhaps()
                                && index.definition()
                                        .contains(wanted.place().column().name()));
    }

    private static Observation said(Wanted wanted, Asked asked) {
        Table table = wanted.place().table();
        double writes = table.activity().writes();
        return new Observation(
                Topic.SEARCH_WITHOUT_INDEX,
                "A search in %s (%s) reads all %s rows, %s each time, %s times; no B-tree serves it."
                        .formatted(
                                table.name(),
                                column(wanted.place()),
                                Wording.count(table.rows()),
                                Wording.ms(asked.meanMs()),
                                Wording.count(asked.calls())),
                "%screate index concurrently on %s using gin (%s %s); its size is not estimated here%s.%s"
                        .formatted(
                                wanted.needs().isEmpty()
                                        ? ""
                                        : "create extension if not exists " + wanted.needs() + "; ",
                                table.name().sql(),
                                wanted.part(),
                                wanted.ops(),
                                writes > 0
                                        ? ", and each of the %s rows written pays for it"
                                                .formatted(Wording.count(writes))
                                        : "",
                                wanted.perhaps()
                                        ? " Where what is looked for always stands at the beginning, a B-tree on (%s text_pattern_ops) is smaller."
                                                .formatted(wanted.part())
                                        : ""),
                0);
    }
}
