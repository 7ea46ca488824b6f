package dev.lintel.optimize.postgres.prove;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/// Times statements on one connection, warm.
final class Stopwatch {
    /// A statement that was cut off counts as having taken this long.
    static final int LONGEST_SECONDS = 30;
    private static final double SLOW_MS = 5000;
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final int runs;

    /// @param runs of each statement beside the one that warms it up
    Stopwatch(Connection connection, int runs) {
        this.connection = connection;
        this.runs = runs;
    }

    /// A statement's time, the rows it gave, and how it was planned.
    ///
    /// @param rows a fingerprint; 0 when it was cut off
    record Run(double medianMs, double spreadMs, long rows, String plan, boolean cutOff) {
        Run at(double otherMs) {
            return new Run(otherMs, spreadMs, rows, plan, cutOff);
        }
    }

    void limit(boolean limited) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '" + (limited ? LONGEST_SECONDS : 0) + "s'");
        }
    }

    Run run(String sql) throws SQLException {
        long rows = 0;
        double[] times = new double[runs];
        String plan;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            plan = plan(statement, sql);
            for (int i = -1; i < runs; i++) {
                long start = System.nanoTime();
                rows = fingerprint(statement, sql);
                double took = (System.nanoTime() - start) / 1e6;
                if (i >= 0) {
                    times[i] = took;
                }
                if (took > SLOW_MS) {
                    // a statement this slow need not be measured often
                    times = new double[] {took};
                    break;
                }
            }
        } catch (SQLException failed) {
            if (!CANCELLED.equals(failed.getSQLState())) {
                throw failed;
            }
            return new Run(LONGEST_SECONDS * 1000.0, 0, 0, "cut off", true);
        }
        Arrays.sort(times);
        return new Run(times[times.length / 2], times[times.length - 1] - times[0], rows, plan, false);
    }

    /// One run, in milliseconds.
    double once(String sql) throws SQLException {
        return new Stopwatch(connection, 1).run(sql).medianMs();
    }

    String plan(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return plan(statement, sql);
        }
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
