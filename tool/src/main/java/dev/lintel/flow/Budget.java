package dev.lintel.flow;

import dev.lintel.flow.run.Demand;
import dev.lintel.flow.run.EntryRun;
import dev.lintel.flow.run.Way;
import dev.lintel.flow.run.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The work that one backend may cost, shared out to its ways in. All get a small share first, which most do not
/// use up; those that were cut go on with a larger one, in order, as long as there is something left. Where nearly all
/// were cut and too little is left, they are first followed for untrusted data alone. Counted in instructions, never in
/// time, so that the same backend always gives the same answers.
final class Budget {
    /// Instructions that all entries of a backend may cost together.
    static final long OF_ENTRIES = 5_000_000;
    /// The same for code that no entry leads to.
    static final long OF_THE_REST = 500_000;

    private static final int LEAST = 1_000;
    private static final int FIRST = 8_000;
    private static final List<Integer> LARGER = List.of(20_000, 50_000, 150_000);
    /// What has to be left for each that was cut, so that most come to their end.
    private static final int ENOUGH = 50_000;
    private static final List<Integer> OF_DATA = List.of(8_000, 20_000);

    private final World world;
    private final Demand demand;
    private final DataFlow.Batch batch;
    private final List<Way> ways;
    private final List<Optional<EntryRun.Result>> results = new ArrayList<>();
    /// Those that were cut, to go on with.
    private final Map<Integer, EntryRun> begun = new HashMap<>();
    private long left;
    /// Whether runs that begin now leave alone what can only tell constants.
    private boolean onlyData;

    Budget(World world, Demand demand, DataFlow.Batch batch, List<Way> ways, long total) {
        this.world = world;
        this.demand = demand;
        this.batch = batch;
        this.ways = ways;
        this.left = total;
    }

    /// The results in the order of the ways; empty for those that crashed or that nothing was left for.
    List<Optional<EntryRun.Result>> run() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            results.add(Optional.empty());
            open.add(i);
        }
        int first = (int) Math.clamp(left / 2 / Math.max(1, open.size()), LEAST, FIRST);
        open = run(open, first);
        batch.rest();
        if (beginAlike(open) && isShort(open)) {
            followData(open);
        }
        for (int share : LARGER) {
            open = run(open, share);
        }
        return List.copyOf(results);
    }

    /// Whether hardly any way came to its end: then it is mostly one long beginning that they share.
    private boolean beginAlike(List<Integer> cut) {
        return cut.size() * 10L >= ways.size() * 9L;
    }

    /// Whether there is too little left for all that were cut to come to their end.
    private boolean isShort(List<Integer> open) {
        return left < open.size() * (long) ENOUGH;
    }

    /// Begins anew for data alone: many ways begin with the same long work on the user and the settings, behind which
    /// the code of their own would never be seen.
    private void followData(List<Integer> cut) {
        begun.clear();
        onlyData = true;
        List<Integer> open = cut;
        for (int share : OF_DATA) {
            open = run(open, share);
        }
        begun.clear();
        onlyData = false;
    }

    /// Runs as many as there is surely enough left for, and goes on with what those did not use up.
    ///
    /// @return those that were cut
    private List<Integer> run(List<Integer> open, int share) {
        List<Integer> cut = new ArrayList<>();
        int next = 0;
        while (next < open.size() && left >= share) {
            List<Integer> now = open.subList(next, next + (int) Math.min(open.size() - next, left / share));
            next += now.size();
            List<Callable<EntryRun.Result>> tasks = new ArrayList<>();
            for (int way : now) {
                EntryRun run = begun.computeIfAbsent(way, this::begin);
                left += run.steps();
                tasks.add(() -> run.result(share));
            }
            List<Optional<EntryRun.Result>> answers = batch.all(tasks);
            for (int i = 0; i < now.size(); i++) {
                if (!took(now.get(i), answers.get(i), share)) {
                    cut.add(now.get(i));
                }
            }
        }
        return cut;
    }

    private EntryRun begin(int way) {
        return onlyData ? EntryRun.ofData(world, demand, ways.get(way)) : new EntryRun(world, demand, ways.get(way));
    }

    /// Keeps what a run gave; of what was found before all, but where everything is known now.
    ///
    /// @return whether it came to its end
    private boolean took(int way, Optional<EntryRun.Result> answer, int share) {
        left -= answer.map(EntryRun.Result::steps).orElse(share);
        boolean isCut = answer.filter(each -> each.steps() > share).isPresent();
        if (!isCut) {
            begun.remove(way);
        }
        boolean whole = !isCut && !onlyData;
        answer.ifPresent(result -> results.set(
                way,
                Optional.of(results.get(way)
                        .filter(_ -> !whole)
                        .map(result::keeping)
                        .orElse(result))));
        return !isCut;
    }
}
