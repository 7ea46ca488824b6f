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
/// use up; those that were cut go on with a larger one, in order, as long as there is something left. Counted in
/// instructions, never in time, so that the same backend always gives the same answers.
final class Budget {
    /// Instructions that all entries of a backend may cost together.
    static final long OF_ENTRIES = 5_000_000;
    /// The same for code that no entry leads to.
    static final long OF_THE_REST = 500_000;

    private static final int LEAST = 1_000;
    private static final int FIRST = 8_000;
    private static final List<Integer> LARGER = List.of(20_000, 50_000, 150_000);

    private final World world;
    private final Demand demand;
    private final DataFlow.Batch batch;
    private final List<Way> ways;
    private final List<Optional<EntryRun.Result>> results = new ArrayList<>();
    /// Those that were cut, to go on with.
    private final Map<Integer, EntryRun> begun = new HashMap<>();
    private long left;

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
        for (int share : LARGER) {
            open = run(open, share);
        }
        return List.copyOf(results);
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
                EntryRun run = begun.computeIfAbsent(way, each -> new EntryRun(world, demand, ways.get(each)));
                tasks.add(() -> run.result(share));
            }
            List<Optional<EntryRun.Result>> answers = batch.all(tasks);
            for (int i = 0; i < now.size(); i++) {
                if (answers.get(i).isEmpty()) {
                    left -= share;
                    begun.remove(now.get(i));
                    continue;
                }
                Optional<EntryRun.Result> before = results.get(now.get(i));
                EntryRun.Result result = answers.get(i).get();
                int steps = result.steps();
                left -= steps - before.map(EntryRun.Result::steps).orElse(0);
                boolean isCut = steps > share;
                results.set(
                        now.get(i),
                        Optional.of(isCut ? before.map(result::keeping).orElse(result) : result));
                if (isCut) {
                    cut.add(now.get(i));
                } else {
                    begun.remove(now.get(i));
                }
            }
        }
        return cut;
    }
}
