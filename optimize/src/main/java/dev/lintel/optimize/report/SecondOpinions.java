package dev.lintel.optimize.report;

import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.SecondOpinion;
import dev.lintel.optimize.advise.SecondOpinion.Told;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.plan.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What HypoPG says to an index beside what the clone says, and which is believed where the two are apart.
final class SecondOpinions {
    private static final double ALIKE = 1.15;
    private static final double SAME_COST = 1.1;
    private static final double FAR = 1.5;
    /// Of today's cost: below it both say that hardly anything is left.
    private static final double HARDLY = 0.05;
    /// Of a table's rows: with fewer values than that, keys repeat.
    private static final double REPEATS = 0.8;

    private SecondOpinions() {}

    /// A sentence or two; empty when nobody was asked about it.
    static Optional<String> of(Recommended index, SecondOpinion opinion, Catalog catalog) {
        String refused = opinion.refused().get(index.index());
        if (refused != null) {
            return Optional.of("it does not pretend such an index (" + refused + "): the clone alone is believed.");
        }
        Long bytes = opinion.bytes().get(index.index());
        if (bytes == null) {
            return Optional.empty();
        }
        List<String> numbers = new ArrayList<>(List.of("about " + Wording.kilobytes(bytes / 1024.0)));
        List<String> apart = new ArrayList<>();
        size(index, bytes, catalog).ifPresent(apart::add);
        Optional<Query> most = index.costs().entrySet().stream()
                .filter(entry -> opinion.told().containsKey(entry.getKey()))
                .max((one, other) -> Double.compare(gain(one), gain(other)))
                .map(Map.Entry::getKey);
        if (most.isEmpty()) {
            numbers.add("not asked what it costs (no SELECT of it could be planned there)");
        } else {
            Told told = opinion.told().get(most.get());
            Recommended.Costs costs = index.costs().get(most.get());
            if (told != null && costs != null) {
                numbers.add("cost %s -> %s".formatted(Wording.count(told.before()), Wording.count(told.after())));
                cost(index.index(), costs, told, !apart.isEmpty()).ifPresent(apart::add);
            }
        }
        return Optional.of(
                String.join(", ", numbers) + ". " + (apart.isEmpty() ? "It agrees." : String.join(" ", apart)));
    }

    private static double gain(Map.Entry<Query, Recommended.Costs> entry) {
        return entry.getValue().before() - entry.getValue().after();
    }

    private static Optional<String> size(Recommended index, long bytes, Catalog catalog) {
        double ratio = bytes / Math.max(1.0, (double) index.bytes());
        if (ratio <= ALIKE && ratio >= 1 / ALIKE) {
            return Optional.empty();
        }
        if (ratio < 1) {
            return Optional.of("Our larger size is believed, so that the budget holds.");
        }
        if (bytes <= ALIKE * index.size().most()) {
            return Optional.of("Either size may be true, since statistics do not tell how often its columns repeat"
                    + " together; the larger counts for the budget.");
        }
        String times = String.format(Locale.ROOT, "%.1f", ratio);
        return Optional.of(
                repeats(index.index(), catalog)
                        ? "Our size is believed: its keys repeat, a B-tree keeps equal ones once, and HypoPG, at %s times ours, counts each."
                                .formatted(times)
                        : "Our size is believed: HypoPG, at %s times ours, takes an average row for each entry."
                                .formatted(times));
    }

    private static boolean repeats(Candidate index, Catalog catalog) {
        Optional<Table> table = catalog.table(index.table());
        return index.method().equals("btree")
                && index.included().isEmpty()
                && index.columns().stream()
                        .map(name -> table.flatMap(each -> each.column(name)))
                        .allMatch(column -> column.filter(Column::mergeable)
                                .filter(each -> each.distinct() > 0
                                        && each.distinct()
                                                < REPEATS
                                                        * table.map(Table::rows).orElse(0.0))
                                .isPresent());
    }

    private static Optional<String> cost(Candidate index, Recommended.Costs ours, Told told, boolean sizesApart) {
        if (apart(ours.before(), told.before()) > SAME_COST) {
            return Optional.of(("Without any new index the server reckons %s and the clone %s: the server is believed,"
                            + " for it knows what the clone lacks (policies, its role's settings, the rows of now).")
                    .formatted(Wording.count(told.before()), Wording.count(ours.before())));
        }
        if (!told.used().contains(index)) {
            return Optional.of(
                    sizesApart
                            ? "HypoPG's plan leaves it unread, by that size: the clone is believed."
                            : "HypoPG's plan leaves it unread, at the same size: neither is believed before it was built on a copy"
                                    + " (--prove-on).");
        }
        boolean hardly = Math.max(ours.after(), told.after()) <= HARDLY * ours.before();
        if (hardly || apart(ours.after(), told.after()) <= FAR) {
            return Optional.empty();
        }
        return Optional.of(
                "Of what is left the clone's %s is believed: it plans with the index's true length and height."
                        .formatted(Wording.count(ours.after())));
    }

    private static double apart(double one, double other) {
        return Math.max(one, other) / Math.max(1e-9, Math.min(one, other));
    }
}
