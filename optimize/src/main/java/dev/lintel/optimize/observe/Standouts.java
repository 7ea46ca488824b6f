package dev.lintel.optimize.observe;

import static dev.lintel.optimize.plan.Wording.count;
import static dev.lintel.optimize.plan.Wording.kilobytes;
import static dev.lintel.optimize.plan.Wording.ms;
import static dev.lintel.optimize.plan.Wording.some;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.workload.Asked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Statements that the list by total time does not show for what they are: slow ones that are seldom asked, ones
/// that are slow now and then, ones that touch far more than they give, and ones that sort on the disk.
public final class Standouts {
    private static final int MOST = 3;
    private static final double SLOW_MS = 200;
    private static final double OFTEN = 20;
    private static final double WAVERS = 3;
    private static final double FELT_MS = 50;
    private static final double BLOCKS_FOR_A_ROW = 200;
    private static final double MANY_BLOCKS = 100_000;
    /// Of temporary files: a megabyte each time, and twenty in all.
    private static final double SPILLS = 128;
    private static final double MANY_SPILLED = 2560;
    private static final double KILOBYTES = 8;

    private Standouts() {}

    /// @param answered of which is said elsewhere why they touch so much
    /// @param named for people
    public static List<Observation> in(List<Query> queries, Set<Query> answered, Function<Query, String> named) {
        List<Observation> all = new ArrayList<>();
        first(queries, each -> each.calls() > 0 && each.meanMs() >= SLOW_MS, Asked::meanMs)
                .forEach(query -> all.add(new Observation(
                        Topic.STATEMENT,
                        "By mean: %s takes %s each time (%s)."
                                .formatted(
                                        named.apply(query),
                                        ms(query.asked().meanMs()),
                                        some(query.asked().calls(), "call")),
                        "A person who waits for it does not care how seldom it is asked; look at its plan.",
                        0)));
        first(queries, Standouts::wavers, Asked::deviationMs)
                .forEach(query -> all.add(new Observation(
                        Topic.STATEMENT,
                        "By variance: %s takes %s on average and varies by %s."
                                .formatted(
                                        named.apply(query),
                                        ms(query.asked().meanMs()),
                                        ms(query.asked().deviationMs())),
                        "Some parameters find far more rows than others, or it waits for locks and the disk: "
                                + "auto_explain.log_min_duration shows the plan of a slow call.",
                        0)));
        List<Query> others =
                queries.stream().filter(each -> !answered.contains(each)).toList();
        first(
                        others,
                        each -> each.blocks() >= MANY_BLOCKS && blocksForARow(each) >= BLOCKS_FOR_A_ROW,
                        Standouts::blocksForARow)
                .forEach(query -> all.add(new Observation(
                        Topic.STATEMENT,
                        "By what is looked at for a row: %s touches %s blocks for each row that it gives."
                                .formatted(named.apply(query), count(blocksForARow(query.asked()))),
                        "An index that fits its conditions leads to the rows; a sum over many is better kept than computed.",
                        0)));
        first(queries, each -> each.tempBlocks() >= MANY_SPILLED && spilled(each) >= SPILLS, Asked::tempBlocks)
                .forEach(query -> all.add(new Observation(
                        Topic.STATEMENT,
                        "By temporary files: %s writes %s to the disk each time (%s), since what it sorts or groups does not fit into work_mem."
                                .formatted(
                                        named.apply(query),
                                        kilobytes(KILOBYTES * spilled(query.asked())),
                                        some(query.asked().calls(), "call")),
                        "set local work_mem for this statement alone, to several times that; for all, each sort of each"
                                + " connection may take it. An index in the order that is wanted needs no sort.",
                        0)));
        return all;
    }

    private static double spilled(Asked asked) {
        return asked.tempBlocks() / Math.max(1, asked.calls());
    }

    private static boolean wavers(Asked asked) {
        return asked.calls() >= OFTEN
                && asked.deviationMs() >= WAVERS * asked.meanMs()
                && asked.deviationMs() >= FELT_MS;
    }

    /// A call that gives no row looked for one.
    private static double blocksForARow(Asked asked) {
        return asked.blocks() / Math.max(1, Math.max(asked.rows(), asked.calls()));
    }

    private static List<Query> first(List<Query> queries, Predicate<Asked> which, ToDoubleFunction<Asked> most) {
        return queries.stream()
                .filter(query -> which.test(query.asked()))
                .sorted(Comparator.comparingDouble((Query query) -> -most.applyAsDouble(query.asked())))
                .limit(MOST)
                .toList();
    }
}
