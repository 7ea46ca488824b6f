package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.rewrite.From.Place;
import dev.lintel.optimize.workload.Asked;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// Conditions that no B-tree serves: text found anywhere whatever its case (`ilike`), and containment in JSON
/// (`@>`). The clone does not know the size and price of the GIN index that does, so it is said beside the
/// estimates, and only where the counters show that the statement costs.
public final class SearchIndexes {
    private static final double ROWS = 10_000;
    /// Costs enough: each call, or all calls as a share of everything that was asked.
    private static final double SLOW_MS = 5;
    private static final double NOT_QUICK_MS = 0.5;
    private static final double SHARE = 0.02;
    private static final double OFTEN = 10;
    private static final double HALF = 0.5;
    private static final double FEW = 0.01;
    private static final double BLOCK = 8192;

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
                        .filter(each -> slow || readsAll(asked, each.place().table()))
                        .filter(each -> !served(each))
                        .map(each -> said(each, asked))
                        .toList();
    }

    /// @param ops the operator class
    /// @param needs the extension that it comes from; empty for none
    private record Wanted(Place place, String ops, String needs) {}

    private static Optional<Wanted> wanted(Expression condition, From from) {
        if (!(condition instanceof BinaryExpression binary)) {
            return Optional.empty();
        }
        Optional<Place> place = from.place(binary.getLeftExpression())
                .filter(each -> each.table().rows() >= ROWS);
        boolean anywhere = binary instanceof LikeExpression like
                && !like.isNot()
                && like.getLikeKeyWord() == LikeExpression.KeyWord.ILIKE;
        if (anywhere) {
            return place.map(each -> new Wanted(each, "gin_trgm_ops", "pg_trgm"));
        }
        return binary.getStringExpression().strip().equals("@>")
                ? place.filter(each -> each.column().type().equals("jsonb"))
                        .map(each -> new Wanted(each, "jsonb_path_ops", ""))
                : Optional.empty();
    }

    /// Again and again the pages of the table for a few of its rows. Times waver with whatever else the server
    /// does, pages do not.
    private static boolean readsAll(Asked asked, Table table) {
        double pages = (asked.blocksHit() + asked.blocksRead()) / Math.max(1, asked.calls());
        return asked.calls() >= OFTEN
                && pages >= HALF * table.bytes() / BLOCK
                && asked.rows() / asked.calls() <= FEW * table.rows();
    }

    private static boolean served(Wanted wanted) {
        return wanted.place().table().indexes().stream()
                .filter(Index::valid)
                .filter(index -> index.method().equals("gin") || index.method().equals("gist"))
                .anyMatch(index ->
                        index.definition().contains(wanted.place().column().name()));
    }

    private static Observation said(Wanted wanted, Asked asked) {
        Table table = wanted.place().table();
        String column = Name.quoted(wanted.place().column().name());
        double writes = table.activity().writes();
        return new Observation(
                Topic.SEARCH_WITHOUT_INDEX,
                "A search in %s (%s) reads all %s rows, %s each time, %s times; no B-tree serves it."
                        .formatted(
                                table.name(),
                                column,
                                Wording.count(table.rows()),
                                Wording.ms(asked.meanMs()),
                                Wording.count(asked.calls())),
                "%screate index concurrently on %s using gin (%s %s); its size is not estimated here, and each of the %s rows written pays for it."
                        .formatted(
                                wanted.needs().isEmpty()
                                        ? ""
                                        : "create extension if not exists " + wanted.needs() + "; ",
                                table.name().sql(),
                                column,
                                wanted.ops(),
                                Wording.count(writes)),
                0);
    }
}
