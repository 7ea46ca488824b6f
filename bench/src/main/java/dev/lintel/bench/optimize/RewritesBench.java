package dev.lintel.bench.optimize;

import dev.lintel.bench.Results;
import dev.lintel.bench.optimize.RewriteCases.Case;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.postgres.rewrite.Rewrite;
import dev.lintel.optimize.postgres.rewrite.Rewrite.Sameness;
import dev.lintel.optimize.postgres.rewrite.Rewrites;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import dev.lintel.optimize.workload.Asked;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `bench/rewrites [--rows 200000] [--runs 5] [--record]`: one slow statement for each way of saying statements
/// otherwise, asked of a real server and found in its counters as `lintel optimize --db` finds it; whether the other
/// wording is proposed, gives the same rows or says that it does not, and how much faster it is.
final class RewritesBench {
    private final Connection connection;
    private final Server server;
    private final int runs;
    private final Results results;
    private int proposed;
    private int wrong;
    private int slower;

    private RewritesBench(Server server, Connection connection, int runs, Results results) {
        this.server = server;
        this.connection = connection;
        this.runs = runs;
        this.results = results;
    }

    public static void main(String[] words) throws Exception {
        List<String> given = List.of(words);
        int rows = number(given, "--rows", 200_000);
        Results results = new Results("rewrites");
        try (Server server = Server.start(
                        Server.bundled(),
                        Map.of("shared_buffers", "256MB", "shared_preload_libraries", "pg_stat_statements"));
                Connection connection = server.connect("postgres")) {
            for (String each : RewriteCases.tables(rows)) {
                execute(connection, each);
            }
            results.say(
                    "- PostgreSQL %d, %d orders with as many lines and a tenth as many customers; medians of %d runs"
                            .formatted(Server.bundled(), rows, number(given, "--runs", 5)));
            new RewritesBench(server, connection, number(given, "--runs", 5), results).all(RewriteCases.all(rows));
        }
        if (given.contains("--record")) {
            results.append();
        }
    }

    private static int number(List<String> words, String option, int otherwise) {
        int at = words.indexOf(option);
        return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
    }

    private void all(List<Case> cases) throws Exception {
        results.heads(
                "statement", "proposed", "said of the rows", "found of the rows", "ms before", "after", "times faster");
        for (Case each : cases) {
            one(each);
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target("proposed, of " + cases.size(), proposed, "≥", cases.size());
        results.target("said to be the same and were not", wrong, "≤", 0);
        results.target("slower than before", slower, "≤", 0);
    }

    private void one(Case asked) throws Exception {
        execute(connection, "select pg_stat_statements_reset()");
        for (int i = 0; i < 3; i++) {
            undone(asked.sql());
        }
        Optional<Rewrite> rewrite = rewrite(asked);
        if (rewrite.isEmpty()) {
            results.row(asked.says(), "no", "", "", "", "", "");
            return;
        }
        proposed++;
        String other = asked.filled(rewrite.get().sql());
        Outcome outcome = asked.changes() ? changed(asked, other) : selected(asked, other);
        boolean proven = rewrite.get().sameness() instanceof Sameness.Proven;
        wrong += proven && !outcome.same() ? 1 : 0;
        slower += outcome.after() > 1.1 * outcome.before() ? 1 : 0;
        results.row(
                asked.says(),
                "yes",
                proven ? "the same" : "not the same",
                outcome.same() ? "the same" : "others",
                outcome.before(),
                outcome.after(),
                outcome.before() / outcome.after());
    }

    private Optional<Rewrite> rewrite(Case asked) throws SQLException {
        Snapshot snapshot = SnapshotReader.read(Login.own(server.url("postgres"), server.credentials()), true);
        Catalog catalog = snapshot.catalog();
        return snapshot.statements().stream()
                .filter(RewritesBench::ours)
                .flatMap(each -> Rewrites.of(each, catalog).stream())
                .filter(each -> each.kind() == asked.kind())
                .findFirst();
    }

    private static boolean ours(Asked asked) {
        String text = asked.text().toLowerCase(Locale.ROOT);
        return !text.contains("pg_") && (text.contains(" from ") || text.startsWith("update"));
    }

    /// @param after of a statement in batches, that of the longest
    private record Outcome(boolean same, double before, double after) {}

    private Outcome selected(Case asked, String other) throws SQLException {
        List<String> before = rows(asked.sql());
        List<String> after = rows(other);
        if (!asked.ordered()) {
            before.sort(null);
            after.sort(null);
        }
        return new Outcome(before.equals(after), median(asked.sql()), median(other));
    }

    private Outcome changed(Case asked, String other) throws SQLException {
        double before = undone(asked.sql());
        connection.setAutoCommit(false);
        execute(connection, asked.sql());
        List<String> wanted = rows(asked.look());
        connection.rollback();
        connection.setAutoCommit(true);
        double longest = 0;
        long last = Long.MIN_VALUE;
        boolean more = true;
        while (more) {
            long began = System.nanoTime();
            long next = batch(other.replace("?", last == Long.MIN_VALUE ? "0" : String.valueOf(last)));
            longest = Math.max(longest, (System.nanoTime() - began) / 1e6);
            more = next > last;
            last = asked.alongKey() ? next : last;
        }
        return new Outcome(rows(asked.look()).equals(wanted), before, longest);
    }

    /// @return the largest key that it gave back, or whether it did anything
    private long batch(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount() > 0 ? 1 : Long.MIN_VALUE;
            }
            long largest = Long.MIN_VALUE;
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    largest = Math.max(largest, rows.getLong(1));
                }
            }
            return largest;
        }
    }

    private double median(String sql) throws SQLException {
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long began = System.nanoTime();
            rows(sql);
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    private double undone(String sql) throws SQLException {
        connection.setAutoCommit(false);
        long began = System.nanoTime();
        execute(connection, sql);
        double ms = (System.nanoTime() - began) / 1e6;
        connection.rollback();
        connection.setAutoCommit(true);
        return ms;
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i > 1 ? "|" : "").append(rows.getString(i));
                }
                all.add(row.toString());
            }
        }
        return all;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
