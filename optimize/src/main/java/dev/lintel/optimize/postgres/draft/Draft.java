package dev.lintel.optimize.postgres.draft;

import dev.lintel.graph.Schema;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.TableSettings;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.Snapshot.Relation;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A database that the sources describe and nobody filled.
///
/// @param planned which of the statements asked about its planner takes
public record Draft(Snapshot snapshot, Set<String> planned) {
    /// Rows of a table that grows with use.
    public static final double MANY = 1_000_000;
    /// Rows of a table that the application never adds to.
    public static final double FEW = 1_000;

    /// As `n_distinct` says it.
    private static final double EACH_ANOTHER = -1;
    private static final int BLOCK = 8192;
    private static final double KEY_BYTES = 20;
    private static final double ROW_BYTES = 28;
    private static final double VALUE_BYTES = 12;

    /// @param growing tables that the application adds rows to
    /// @param findsOneRow columns, `table.column`, by whose value alone the code expects one row
    public record Hints(Set<String> growing, Set<String> findsOneRow) {
        public Hints {
            growing = Set.copyOf(growing);
            findsOneRow = Set.copyOf(findsOneRow);
        }
    }

    public Draft {
        planned = Set.copyOf(planned);
    }

    /// @param hints what the application's code says about its rows
    /// @param statements that it may ask, with parameters `$1`, `$2` …
    /// @throws IOException when no server can be started here
    public static Draft of(Schema schema, Hints hints, Collection<String> statements) throws IOException {
        List<String> gaps = new ArrayList<>();
        try (Server server = Server.start(Server.bundled(), Map.of("autovacuum", "off"));
                Connection connection = server.connect("postgres")) {
            create(connection, schema, gaps);
            Login login = Login.own(server.url("postgres"), server.credentials());
            distinct(connection, SnapshotReader.read(login, false).catalog(), hints);
            Snapshot snapshot = assumed(SnapshotReader.read(login, false), hints, gaps);
            return new Draft(snapshot, planned(server, statements));
        } catch (SQLException failed) {
            throw new IOException("the schema could not be made: " + failed.getMessage(), failed);
        }
    }

    private static void create(Connection connection, Schema schema, List<String> gaps) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String each : Ddl.of(schema)) {
                try {
                    statement.execute(each);
                } catch (SQLException refused) {
                    String why = String.valueOf(refused.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("");
                    gaps.add("left out: " + (each.length() <= 60 ? each : each.substring(0, 60) + " …") + " (" + why
                            + ")");
                }
            }
        }
    }

    private static Set<String> planned(Server server, Collection<String> statements) throws SQLException {
        Set<String> planned = new HashSet<>();
        String owner = server.credentials().getOrDefault("user", "postgres");
        try (Connection connection = server.connect("postgres", owner);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String each : statements) {
                try {
                    statement.execute("explain (generic_plan) " + each);
                    planned.add(each);
                } catch (SQLException _) {
                    // another dialect, or a table that the migrations do not make
                }
            }
        }
        return planned;
    }

    /// A key has at most as many values as its target has rows, and what finds one row is another in each; of other
    /// columns nothing is assumed, and the planner takes its own guesses.
    private static void distinct(Connection connection, Catalog catalog, Hints hints) throws SQLException {
        try (PreparedStatement restore = connection.prepareStatement(
                "select pg_restore_attribute_stats('schemaname', ?::text, 'relname', ?::text, 'attname', ?::text,"
                        + " 'inherited', false, 'null_frac', 0::real, 'avg_width', 8, 'n_distinct', ?::real)")) {
            for (Table table : catalog.tables().values()) {
                for (var key : table.references()) {
                    if (key.columns().size() == 1) {
                        double most = Math.min(rows(table.name(), hints), rows(key.target(), hints) / 10);
                        restore(restore, table, key.columns().getFirst(), most);
                    }
                }
                for (Column column : table.columns()) {
                    if (hints.findsOneRow().contains(table.name().name() + "." + column.name())) {
                        restore(restore, table, column.name(), EACH_ANOTHER);
                    }
                }
            }
        }
    }

    private static void restore(PreparedStatement restore, Table table, String column, double distinct)
            throws SQLException {
        restore.setString(1, table.name().schema());
        restore.setString(2, table.name().name());
        restore.setString(3, column);
        restore.setDouble(4, distinct);
        restore.execute();
    }

    private static double rows(Name table, Hints hints) {
        return hints.growing().contains(table.name()) ? MANY : FEW;
    }

    private static Snapshot assumed(Snapshot empty, Hints hints, List<String> gaps) {
        List<Table> tables = new ArrayList<>();
        Map<Name, Double> rows = new HashMap<>();
        Map<Name, Long> blocks = new HashMap<>();
        for (Table table : empty.catalog().tables().values()) {
            double many = rows(table.name(), hints);
            long bytes =
                    (long) (many * (ROW_BYTES + VALUE_BYTES * table.columns().size()));
            rows.put(table.name(), many);
            blocks.put(table.name(), 1 + bytes / BLOCK);
            for (Index index : table.indexes()) {
                rows.put(index.name(), many);
                blocks.put(index.name(), 2 + (long) (many * KEY_BYTES * 1.1 / BLOCK));
            }
            tables.add(new Table(
                    table.name(),
                    many,
                    bytes,
                    table.columns(),
                    table.primaryKey(),
                    table.indexes(),
                    table.references(),
                    table.activity(),
                    table.partitions()));
        }
        List<Relation> relations = empty.relations().stream()
                .map(each -> {
                    long length = blocks.getOrDefault(each.name(), each.blocks());
                    return new Relation(
                            each.name(),
                            each.kind(),
                            (int) length,
                            rows.getOrDefault(each.name(), each.tuples()),
                            // how far vacuum keeps up is not known, and a covering index lives by it
                            0,
                            0,
                            length);
                })
                .toList();
        return new Snapshot(
                empty.versionNumber(),
                "en_US.UTF-8",
                empty.definitions(),
                relations,
                empty.statistics(),
                empty.together(),
                empty.settings(),
                Catalog.of(tables),
                TableSettings.UNKNOWN,
                List.of(),
                empty.server(),
                List.of(),
                gaps);
    }
}
