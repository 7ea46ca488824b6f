package dev.lintel.optimize.postgres.prove;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.prove.Proof.Measured;
import dev.lintel.sql.Shape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Runs a workload's SELECTs on a copy, without and with indexes.
public final class Prover {
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d");
    private static final int LONGEST_SECONDS = 30;

    private final Connection connection;
    private final int runs;
    private final Map<Query, Run> before = new LinkedHashMap<>();
    private final List<String> notRun = new ArrayList<>();

    /// @param connection to a copy, where indexes may be made and dropped
    /// @param runs of each statement beside the one that warms it up
    public Prover(Connection connection, int runs) {
        this.connection = connection;
        this.runs = runs;
    }

    /// A statement's time, the rows it gave, and how it was planned.
    private record Run(double medianMs, double spreadMs, long rows, String plan) {}

    /// Measures without, builds, measures with, and drops what was built.
    public Proof prove(List<Query> workload, List<Candidate> indexes) throws SQLException {
        before(workload);
        List<String> built = new ArrayList<>();
        try {
            long start = System.nanoTime();
            long bytes = build(indexes, built);
            return after((System.nanoTime() - start) / 1e6, bytes);
        } finally {
            drop(built);
        }
    }

    /// Measures the database as it is. Later calls of [#after] compare with this.
    public void before(List<Query> workload) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '" + LONGEST_SECONDS + "s'");
        }
        before.clear();
        before.putAll(run(workload.stream().filter(this::canRun).toList()));
    }

    /// Measures again what could be measured before.
    public Proof after(double buildMs, long bytes) {
        Map<Query, Run> after = run(List.copyOf(before.keySet()));
        List<Measured> measured = new ArrayList<>();
        before.forEach((query, old) -> {
            Run now = after.get(query);
            if (now != null) {
                measured.add(new Measured(
                        query,
                        old.medianMs(),
                        now.medianMs(),
                        now.spreadMs(),
                        old.plan().equals(now.plan()),
                        old.rows() == now.rows()));
            }
        });
        return new Proof(measured, notRun, buildMs, bytes);
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

    private long build(List<Candidate> indexes, List<String> built) throws SQLException {
        long bytes = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            for (Candidate each : indexes) {
                String name = "lintel_proof_" + built.size();
                statement.execute("create index " + name + " on " + each.sql());
                built.add((each.table().schema().isEmpty()
                                ? ""
                                : "\"" + each.table().schema() + "\".")
                        + name);
                try (ResultSet size = statement.executeQuery(
                        "select pg_relation_size('" + built.getLast().replace("'", "''") + "')")) {
                    size.next();
                    bytes += size.getLong(1);
                }
            }
            for (Candidate each : indexes) {
                if (each.keys().stream().anyMatch(Candidate.Key::expression)) {
                    statement.execute("analyze " + each.table().sql());
                }
            }
            statement.execute("set statement_timeout = '" + LONGEST_SECONDS + "s'");
        }
        return bytes;
    }

    private void drop(List<String> built) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : built) {
                statement.execute("drop index if exists " + each);
            }
        }
    }

    private Map<Query, Run> run(List<Query> selects) {
        Map<Query, Run> all = new LinkedHashMap<>();
        for (Query query : selects) {
            try {
                all.put(query, run(query));
            } catch (SQLException failed) {
                notRun.add(
                        String.valueOf(failed.getMessage()).lines().findFirst().orElse("") + ": "
                                + query.asked().text());
            }
        }
        return all;
    }

    private Run run(Query query) throws SQLException {
        long rows = 0;
        double[] times = new double[runs];
        String plan;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            plan = plan(statement, query.sql());
            for (int i = -1; i < runs; i++) {
                long start = System.nanoTime();
                rows = fingerprint(statement, query.sql());
                if (i >= 0) {
                    times[i] = (System.nanoTime() - start) / 1e6;
                }
                if (i == 0 && times[0] > 5000) {
                    // a statement this slow need not be measured often
                    times = new double[] {times[0]};
                    break;
                }
            }
        }
        Arrays.sort(times);
        OptionalDouble largest = Arrays.stream(times).max();
        return new Run(times[times.length / 2], largest.orElse(0) - times[0], rows, plan);
    }

    private static String plan(Statement statement, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery("explain (costs off) " + sql)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    /// A sum over the rows that does not ask for their order, which a statement without ORDER BY does not promise.
    private static long fingerprint(Statement statement, String sql) throws SQLException {
        long sum = 0;
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                long row = 17;
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    row = row * 31 + (value == null ? 7 : value.hashCode());
                }
                sum += row * 0x9E3779B97F4A7C15L + 1;
            }
        }
        return sum;
    }
}
