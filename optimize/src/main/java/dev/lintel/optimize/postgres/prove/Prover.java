package dev.lintel.optimize.postgres.prove;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.prove.Proof.Measured;
import dev.lintel.optimize.postgres.prove.Proof.Withdrawn;
import dev.lintel.optimize.postgres.prove.Stopwatch.Run;
import dev.lintel.sql.Shape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Runs a workload's SELECTs on a copy, without and with indexes. An estimate is not a gain: an index with which
/// any statement takes more than a tenth and 20 ms longer is taken back, whatever else it gives.
public final class Prover {
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d");
    /// Runs in turns with and without an index that is suspected.
    private static final int TURNS = 3;

    private final Stopwatch watch;
    private final Indexes indexes;
    private final Map<Query, Run> before = new LinkedHashMap<>();
    private final Map<Query, Run> after = new LinkedHashMap<>();
    private final List<String> notRun = new ArrayList<>();
    private final List<Withdrawn> withdrawn = new ArrayList<>();
    private double buildMs;

    /// @param connection to a copy, where indexes may be made and dropped
    /// @param runs of each statement beside the one that warms it up
    public Prover(Connection connection, int runs) {
        this.watch = new Stopwatch(connection, runs);
        this.indexes = new Indexes(connection);
    }

    /// Measures without, builds, measures with, and drops what was built.
    public Proof prove(List<Query> workload, List<Candidate> wanted) throws SQLException {
        before(workload);
        try {
            build(wanted);
            return measured();
        } finally {
            drop();
        }
    }

    /// Measures the database as it is. Later calls of [#measured] compare with this.
    public void before(List<Query> workload) throws SQLException {
        watch.limit(true);
        before.clear();
        for (Query query : workload) {
            if (canRun(query)) {
                run(query).ifPresent(run -> before.put(query, run));
            }
        }
    }

    /// @return the bytes that they take
    public long build(List<Candidate> wanted) throws SQLException {
        watch.limit(false);
        long start = System.nanoTime();
        indexes.build(wanted);
        buildMs = (System.nanoTime() - start) / 1e6;
        watch.limit(true);
        return indexes.bytes();
    }

    /// Measures again what could be measured before, and takes back what makes something slower.
    public Proof measured() throws SQLException {
        after.clear();
        withdrawn.clear();
        for (Query query : before.keySet()) {
            after.put(query, watch.run(query.sql()));
        }
        int most = indexes.all().size();
        for (int round = 0; round < most; round++) {
            Optional<Withdrawn> guilty = guilty();
            if (guilty.isEmpty()) {
                break;
            }
            withdrawn.add(guilty.get());
            withdraw(guilty.get().index());
        }
        return new Proof(
                before.keySet().stream().map(this::compared).toList(), notRun, withdrawn, buildMs, indexes.bytes());
    }

    /// What one of those built takes; 0 when it is not there.
    public long bytes(Candidate index) {
        return indexes.bytes(index);
    }

    public void drop() throws SQLException {
        indexes.dropAll();
    }

    private Measured compared(Query query) {
        Run old = run(query, before);
        Run now = run(query, after);
        return new Measured(
                query,
                old.medianMs(),
                now.medianMs(),
                now.spreadMs(),
                old.plan().equals(now.plan()),
                now.cutOff() || old.rows() == now.rows());
    }

    private static Run run(Query query, Map<Query, Run> of) {
        return of.getOrDefault(query, new Run(0, 0, 0, "", false));
    }

    /// The index behind the statement that lost most. A busy machine makes anything slow once, and the times
    /// without are older than those with, so both are taken in turns before it counts: with and without each index
    /// that the plan reads, and where none alone is to blame (without it the plan takes another of the new ones),
    /// with and without all of them. A statement that is as slow without has the times of these turns from then on.
    private Optional<Withdrawn> guilty() throws SQLException {
        List<Measured> slower = before.keySet().stream()
                .map(this::compared)
                .filter(Measured::slower)
                .sorted(Comparator.comparingDouble((Measured each) -> each.beforeMs() - each.afterMs()))
                .toList();
        for (Measured each : slower) {
            Query query = each.query();
            List<Withdrawn> better = new ArrayList<>();
            List<Candidate> suspects = indexes.usedBy(watch.plan(query.sql()));
            for (Candidate suspect : suspects) {
                Turns tried = inTurns(query, List.of(suspect));
                if (tried.slower()) {
                    better.add(new Withdrawn(suspect, query, tried.withMs(), tried.withoutMs()));
                }
            }
            if (better.isEmpty() && !suspects.isEmpty()) {
                List<Candidate> alike = alike(query, suspects);
                Turns all = inTurns(query, alike);
                if (all.slower()) {
                    alike.forEach(suspect -> better.add(new Withdrawn(suspect, query, all.withMs(), all.withoutMs())));
                } else {
                    before.put(query, run(query, before).at(all.withoutMs()));
                    after.put(query, run(query, after).at(all.withMs()));
                }
            }
            Optional<Withdrawn> least = better.stream().min(Comparator.comparingDouble(this::gain));
            if (least.isPresent()) {
                return least;
            }
        }
        return Optional.empty();
    }

    /// These, and the new ones that the plan takes in their place, until it takes none.
    private List<Candidate> alike(Query query, List<Candidate> suspects) throws SQLException {
        Set<Candidate> all = new LinkedHashSet<>(suspects);
        boolean more = true;
        while (more) {
            more = all.addAll(indexes.usedBy(indexes.without(all, () -> watch.plan(query.sql()))));
        }
        return List.copyOf(all);
    }

    /// Medians.
    private record Turns(double withMs, double withoutMs) {
        boolean slower() {
            return Proof.isSlower(withoutMs, withMs);
        }
    }

    private Turns inTurns(Query query, List<Candidate> suspects) throws SQLException {
        double[] with = new double[TURNS];
        double[] without = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            with[turn] = watch.once(query.sql());
            without[turn] = indexes.without(suspects, () -> watch.once(query.sql()));
        }
        Arrays.sort(with);
        Arrays.sort(without);
        return new Turns(with[TURNS / 2], without[TURNS / 2]);
    }

    /// What all statements that use the index won, in milliseconds. Where several are to blame, that of the least
    /// goes.
    private double gain(Withdrawn tried) {
        return before.keySet().stream()
                .filter(query -> indexes.usedBy(run(query, after).plan()).contains(tried.index()))
                .mapToDouble(query ->
                        run(query, before).medianMs() - run(query, after).medianMs())
                .sum();
    }

    private void withdraw(Candidate index) throws SQLException {
        List<Query> users = before.keySet().stream()
                .filter(query -> run(query, after).cutOff()
                        || indexes.usedBy(run(query, after).plan()).contains(index))
                .toList();
        indexes.drop(index);
        for (Query query : users) {
            after.put(query, watch.run(query.sql()));
        }
    }

    private boolean canRun(Query query) {
        boolean select =
                query.shape().kind() == Shape.Kind.SELECT && query.shape().lock() == Shape.Lock.NONE;
        boolean complete = !PARAMETER.matcher(query.sql()).find();
        if (select && !complete) {
            notRun.add("no usual values are known for all of its parameters: "
                    + query.asked().text());
        }
        return select && complete;
    }

    /// Empty when it failed or was cut off, so that there is nothing to compare with.
    private Optional<Run> run(Query query) {
        try {
            Run run = watch.run(query.sql());
            if (run.cutOff()) {
                notRun.add("longer than " + Stopwatch.LONGEST_SECONDS + " s: "
                        + query.asked().text());
                return Optional.empty();
            }
            return Optional.of(run);
        } catch (SQLException failed) {
            notRun.add(String.valueOf(failed.getMessage()).lines().findFirst().orElse("") + ": "
                    + query.asked().text());
            return Optional.empty();
        }
    }
}
