package dev.lintel.optimize.postgres.draft;

import dev.lintel.graph.Schema;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A snapshot of a database that the sources describe and nobody filled.
public final class Draft {
    /// Rows of a table that grows with use.
    public static final double MANY = 1_000_000;
    /// Rows of a table that the application never adds to.
    public static final double FEW = 1_000;

    private static final int BLOCK = 8192;
    private static final double KEY_BYTES = 20;
    private static final double ROW_BYTES = 28;
    private static final double VALUE_BYTES = 12;

    private Draft() {}

    /// @param growing tables that the application adds rows to
    /// @throws IOException when no server can be started here
    public static Snapshot of(Schema schema, Set<String> growing) throws IOException {
        List<String> gaps = new ArrayList<>();
        try (Server server = Server.start(Server.bundled(), Map.of("autovacuum", "off"));
                Connection connection = server.connect("postgres")) {
            create(connection, schema, gaps);
            Login login = Login.own(server.url("postgres"), server.credentials());
            foreignKeys(connection, SnapshotReader.read(login, false).catalog(), growing);
            return assumed(SnapshotReader.read(login, false), growing, gaps);
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

    /// A key has at most as many values as its target has rows; of other columns nothing is assumed, and the planner
    /// takes
    /// its own guesses.
    private static void foreignKeys(Connection connection, Catalog catalog, Set<String> growing) throws SQLException {
        try (PreparedStatement restore = connection.prepareStatement(
                "select pg_restore_attribute_stats('schemaname', ?::text, 'relname', ?::text, 'attname', ?::text,"
                        + " 'inherited', false, 'null_frac', 0::real, 'avg_width', 8, 'n_distinct', ?::real)")) {
            for (Table table : catalog.tables().values()) {
                for (var key : table.references()) {
                    if (key.columns().size() == 1) {
                        restore.setString(1, table.name().schema());
                        restore.setString(2, table.name().name());
                        restore.setString(3, key.columns().getFirst());
                        restore.setDouble(4, Math.min(rows(table.name(), growing), rows(key.target(), growing) / 10));
                        restore.execute();
                    }
                }
            }
        }
    }

    private static double rows(Name table, Set<String> growing) {
        return growing.contains(table.name()) ? MANY : FEW;
    }

    private static Snapshot assumed(Snapshot empty, Set<String> growing, List<String> gaps) {
        List<Table> tables = new ArrayList<>();
        Map<Name, Double> rows = new HashMap<>();
        Map<Name, Long> blocks = new HashMap<>();
        for (Table table : empty.catalog().tables().values()) {
            double many = rows(table.name(), growing);
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
                    table.partitioned()));
        }
        List<Relation> relations = empty.relations().stream()
                .map(each -> {
                    long length = blocks.getOrDefault(each.name(), each.blocks());
                    return new Relation(
                            each.name(),
                            each.kind(),
                            (int) length,
                            rows.getOrDefault(each.name(), each.tuples()),
                            rows.containsKey(each.name()) ? (int) length : 0,
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
                empty.settings(),
                Catalog.of(tables),
                List.of(),
                empty.server(),
                List.of(),
                gaps);
    }
}
