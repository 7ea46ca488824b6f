package dev.lintel.optimize.postgres.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One read-only transaction with time limits. A query that fails costs its answer and is noted; the others go on,
/// and when the connection is lost, what was read until then is kept.
final class Reading implements AutoCloseable {
    private final Connection connection;
    private final List<String> gaps = new ArrayList<>();
    private long nanos;
    private boolean lost;

    Reading(Login login) throws SQLException {
        connection = login.connect();
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // all local to the transaction, so that a pooler hands nothing of it to others; the driver would set the
            // isolation of the session, which is whatever server the pooler gave for that one statement
            statement.execute("set transaction isolation level repeatable read");
            statement.execute("set local statement_timeout = '5s'");
            statement.execute("set local lock_timeout = '200ms'");
            statement.execute("set local idle_in_transaction_session_timeout = '60s'");
            statement.execute("set local search_path = pg_catalog");
        }
    }

    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /// @param what is lost when it fails, for people
    /// @return whether it was answered
    boolean each(String what, String sql, Row reader) throws SQLException {
        return each(reason -> gaps.add(what + ": " + reason), sql, reader);
    }

    /// @param failed takes the reason when it fails
    /// @return whether it was answered
    boolean each(Consumer<String> failed, String sql, Row reader) throws SQLException {
        if (lost) {
            return false;
        }
        long start = System.nanoTime();
        try {
            Savepoint before = connection.setSavepoint();
            try {
                ask(sql, reader);
                connection.releaseSavepoint(before);
                return true;
            } catch (SQLException refused) {
                connection.rollback(before);
                failed.accept(reason(refused));
                return false;
            }
        } catch (SQLException gone) {
            lost = true;
            failed.accept("the connection was lost (" + reason(gone) + "); what comes after is not known");
            return false;
        } finally {
            nanos += System.nanoTime() - start;
        }
    }

    /// A setting of this transaction.
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void ask(String sql, Row reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(2000);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static String reason(SQLException failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    }

    /// Whether the server is gone.
    boolean isLost() {
        return lost;
    }

    void gap(String sentence) {
        gaps.add(sentence);
    }

    List<String> gaps() {
        return List.copyOf(gaps);
    }

    double milliseconds() {
        return nanos / 1e6;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!lost) {
                connection.rollback();
            }
        }
    }
}
