package dev.lintel.optimize.plan;

import static dev.lintel.optimize.plan.Wording.count;
import static dev.lintel.optimize.plan.Wording.ms;
import static dev.lintel.optimize.plan.Wording.percent;

import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Measure;
import dev.lintel.optimize.plan.Symptom.Cause;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rows that are sorted though an index could give them in their order.
final class OrderSymptoms {
    private static final double MANY_ROWS = 1000;
    /// A filter that keeps more than this is no case for an index.
    private static final double KEPT = 0.25;
    /// A sort that takes less of the time is not what is slow.
    private static final double MOST_OF_IT = 0.5;

    private static final Pattern DISTANCE = Pattern.compile(" (?:<->|<->>|<<->|<#>|<=>|<\\+>) ");

    private OrderSymptoms() {}

    static Stream<Symptom> at(PlanNode node, Shares shares) {
        return Stream.concat(sortedForFew(node, shares).stream(), sortedInMemory(node, shares).stream());
    }

    /// A limit above a sort of rows that all had to be read, and that no filter would have spared.
    private static Optional<Symptom> sortedForFew(PlanNode node, Shares shares) {
        if (node.kind() != Kind.SORT
                || !node.clause(Clause.SORT_METHOD).orElse("").startsWith("top-N")) {
            return Optional.empty();
        }
        Optional<PlanNode> scan = readFor(node);
        if (scan.isEmpty() || scan.get().rows() < MANY_ROWS || scan.get().rows() < 10 * node.rows()) {
            return Optional.empty();
        }
        double removed = ReadingSymptoms.removed(scan.get());
        boolean selective =
                removed >= MANY_ROWS && scan.get().rows() <= KEPT * (scan.get().rows() + removed);
        if (selective) {
            return Optional.empty(); // the filter is the cause and is named instead
        }
        return Optional.of(new Symptom(
                Cause.ORDER_WITHOUT_INDEX,
                node,
                Math.min(1, shares.whole(node) / shares.total()),
                "%s rows of %s are read and sorted to give the first %s."
                        .formatted(count(scan.get().rows()), scan.get().table(), count(node.rows())),
                orderAdvice(node, scan.get(), shares)));
    }

    private static String orderAdvice(PlanNode sort, PlanNode scan, Shares shares) {
        if (DISTANCE.matcher(sort.clause(Clause.SORT_KEY).orElse("")).find()) {
            return "An index that knows distances gives the nearest first: GiST (with pg_trgm for text), or HNSW for vectors.";
        }
        return Wanted.sorted(scan, shares)
                .map(index -> "An index on " + index + " gives them in this order, so the limit ends it early.")
                .orElse("An index in this order lets the limit end it early.");
    }

    /// A whole table sorted in memory, which takes most of the time.
    private static Optional<Symptom> sortedInMemory(PlanNode node, Shares shares) {
        boolean all = node.kind() == Kind.SORT
                && node.measure(Measure.DISK_KB) <= 0
                && node.clause(Clause.PRESORTED_KEY).isEmpty()
                && !node.clause(Clause.SORT_METHOD).orElse("").startsWith("top-N")
                && node.actual().isPresent()
                && node.rows() >= 10 * MANY_ROWS;
        if (!all || !shares.timed() || ordering(node, shares) < MOST_OF_IT) {
            return Optional.empty();
        }
        return scanned(node)
                .map(scan -> new Symptom(
                        Cause.ORDER_WITHOUT_INDEX,
                        node,
                        ordering(node, shares) * 0.9,
                        "Sorting %s rows of %s took %s, %s of the time."
                                .formatted(
                                        count(node.rows()),
                                        scan.table(),
                                        ms(shares.own(node)),
                                        percent(shares.share(node))),
                        Wanted.sorted(scan, shares)
                                        .map(index -> "An index on " + index + " gives them in this order")
                                        .orElse("An index in this order needs no sort")
                                + "; where the keys are text, sorting them by COLLATE \"C\" is several times faster."));
    }

    /// The table whose rows come to the sort one for one: directly, or as the outer side of outer
    /// joins, which keep them all, where the sort is by its columns.
    private static Optional<PlanNode> readFor(PlanNode sort) {
        PlanNode below = sort;
        boolean joined = false;
        while (!below.inputs().isEmpty()) {
            PlanNode input = below.inputs().getFirst();
            if (below.kind().isJoin()) {
                joined = true;
                if (!below.label().contains(" Left ")) {
                    return Optional.empty();
                }
            } else if (below.inputs().size() != 1) {
                return Optional.empty();
            }
            below = input;
            if (below.kind() == Kind.SCAN) {
                return !joined || sortsBy(sort, below) ? Optional.of(below) : Optional.empty();
            }
            if (!below.kind().isJoin() && below.kind() != Kind.GATHER && below.kind() != Kind.RESULT) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean sortsBy(PlanNode sort, PlanNode scan) {
        String name = scan.alias().isEmpty() ? scan.table() : scan.alias();
        var mentions = Columns.in(sort.clause(Clause.SORT_KEY).orElse(""));
        return !mentions.isEmpty()
                && mentions.stream().allMatch(each -> each.qualifier().equals(name) && !each.wrapped());
    }

    /// A sort's share of the time, with that of the window it is made for: rows that come in order need neither the
    /// sort nor to be kept until all are there.
    private static double ordering(PlanNode sort, Shares shares) {
        return shares.share(sort) + shares.shareAbove(sort, parent -> parent.kind() == Kind.WINDOW);
    }

    /// What is sorted, where it is all of one table.
    private static Optional<PlanNode> scanned(PlanNode sort) {
        PlanNode below = sort;
        while (below.inputs().size() == 1) {
            below = below.inputs().getFirst();
            if (WholeTables.reads(below)) {
                return Optional.of(below);
            }
            if (below.kind() != Kind.GATHER && below.kind() != Kind.RESULT) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
