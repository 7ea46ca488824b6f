package dev.lintel.optimize.postgres.prove;

import dev.lintel.optimize.advise.Candidate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Indexes that were really built on a copy.
final class Indexes {
    private static final String NAME = "lintel_proof_";

    private final Connection connection;
    private final Map<Candidate, String> names = new LinkedHashMap<>();
    private final Map<Candidate, Long> bytes = new LinkedHashMap<>();

    Indexes(Connection connection) {
        this.connection = connection;
    }

    void build(List<Candidate> indexes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Candidate each : indexes) {
                String name = NAME + names.size();
                statement.execute("create index " + name + " on " + each.sql());
                names.put(each, name);
                try (ResultSet size = statement.executeQuery(
                        "select pg_relation_size('" + qualified(each).replace("'", "''") + "')")) {
                    size.next();
                    bytes.put(each, size.getLong(1));
                }
            }
            for (Candidate each : indexes) {
                if (each.keys().stream().anyMatch(Candidate.Key::expression)) {
                    statement.execute("analyze " + each.table().sql());
                }
            }
        }
    }

    List<Candidate> all() {
        return List.copyOf(names.keySet());
    }

    /// In the order in which they were built.
    List<Candidate> usedBy(String plan) {
        List<Candidate> used = new ArrayList<>();
        names.forEach((each, name) -> {
            if (plan.contains(" " + name + " ") || plan.contains(" " + name + "\n")) {
                used.add(each);
            }
        });
        return used;
    }

    long bytes() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    long bytes(Candidate index) {
        return bytes.getOrDefault(index, 0L);
    }

    void drop(Candidate index) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop index if exists " + qualified(index));
        }
        names.remove(index);
        bytes.remove(index);
    }

    void dropAll() throws SQLException {
        for (Candidate each : all()) {
            drop(each);
        }
    }

    /// What is done while an index is not there; it is back afterwards.
    <T> T without(Candidate index, Measurement<T> measurement) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop index " + qualified(index));
            return measurement.take();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /// Something that asks the database.
    interface Measurement<T> {
        T take() throws SQLException;
    }

    private String qualified(Candidate index) {
        String name = names.getOrDefault(index, "");
        return index.table().schema().isEmpty() ? name : "\"" + index.table().schema() + "\"." + name;
    }
}
