package dev.lintel.optimize.postgres.prove;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.catalog.Name;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Indexes that were really built on a copy.
final class Indexes {
    private static final String NAME = "lintel_proof_";

    private final Connection connection;
    private final Map<Candidate, List<Name>> built = new LinkedHashMap<>();
    private final Map<Candidate, Long> bytes = new LinkedHashMap<>();
    private int made;

    Indexes(Connection connection) {
        this.connection = connection;
    }

    /// Of a partitioned table each partition gets its own: one of the whole would take up those that are there
    /// already, and they would go with it.
    void build(List<Candidate> indexes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Candidate each : indexes) {
                List<Name> own = new ArrayList<>();
                built.put(each, own);
                for (Name table : holders(each.table(), statement)) {
                    Name name = new Name(table.schema(), NAME + made++);
                    statement.execute("create index " + name.name() + " on "
                            + each.on(table).sql());
                    own.add(name);
                }
            }
            for (Candidate each : indexes) {
                if (each.keys().stream().anyMatch(Candidate.Key::expression)) {
                    statement.execute("analyze " + each.table().sql());
                }
            }
        }
        for (Candidate each : indexes) {
            bytes.put(each, length(each));
        }
    }

    private static List<Name> holders(Name table, Statement statement) throws SQLException {
        List<Name> holders = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select n.nspname, c.relname from pg_partition_tree('%s') t join pg_class c on c.oid = t.relid
                  join pg_namespace n on n.oid = c.relnamespace
                 where t.isleaf and c.relkind = 'r' order by 1, 2""".formatted(table.sql().replace("'", "''")))) {
            while (rows.next()) {
                holders.add(new Name(rows.getString(1), rows.getString(2)));
            }
        }
        return holders.isEmpty() ? List.of(table) : holders;
    }

    private long length(Candidate index) throws SQLException {
        long all = 0;
        try (PreparedStatement size = connection.prepareStatement("select pg_relation_size(?::regclass)")) {
            for (Name each : names(index)) {
                size.setString(1, each.sql());
                try (ResultSet row = size.executeQuery()) {
                    row.next();
                    all += row.getLong(1);
                }
            }
        }
        return all;
    }

    private List<Name> names(Candidate index) {
        return built.getOrDefault(index, List.of());
    }

    List<Candidate> all() {
        return List.copyOf(built.keySet());
    }

    /// In the order in which they were built.
    List<Candidate> usedBy(String plan) {
        List<Candidate> used = new ArrayList<>();
        built.forEach((each, names) -> {
            if (names.stream()
                    .map(Name::name)
                    .anyMatch(name -> plan.contains(" " + name + " ") || plan.contains(" " + name + "\n"))) {
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
            for (Name each : names(index)) {
                statement.execute("drop index if exists " + each.sql());
            }
        }
        built.remove(index);
        bytes.remove(index);
    }

    void dropAll() throws SQLException {
        for (Candidate each : all()) {
            drop(each);
        }
    }

    /// What is done while some are not there; they are back afterwards.
    <T> T without(Collection<Candidate> some, Measurement<T> measurement) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (Candidate index : some) {
                for (Name each : names(index)) {
                    statement.execute("drop index " + each.sql());
                }
            }
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
}
