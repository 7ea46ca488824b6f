package dev.lintel.bench.optimize;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Statistics that are the same in each run. `ANALYZE` draws rows anew each time, and no seed reaches its draw; what it
/// takes of a table is the most that any statistics of it ask for, though. So each table gets extended statistics that
/// ask for all its rows for as long as it is analyzed: its columns keep a hundred common values and bounds of a
/// histogram, as anywhere, and they are drawn from every row.
final class WholeTables {
    /// Three hundred rows for each unit of the largest target that a server takes.
    static final long MOST_ROWS = 3_000_000;

    private record Pair(String table, String first, String second) {}

    private WholeTables() {}

    /// Vacuums and analyzes every table of the schema public.
    ///
    /// @return tables with more rows than an analysis can take, whose statistics are still drawn
    static List<String> analyze(Statement statement) throws SQLException {
        statement.execute("vacuum");
        for (Pair each : pairs(statement)) {
            statement.execute("create statistics lintel_whole (ndistinct) on " + each.first() + ", " + each.second()
                    + " from " + each.table());
            statement.execute("alter statistics lintel_whole set statistics 10000");
            statement.execute("analyze " + each.table());
            statement.execute("drop statistics lintel_whole");
        }
        return read(
                statement,
                "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
                        + " and reltuples > " + MOST_ROWS + " order by 1");
    }

    private static List<Pair> pairs(Statement statement) throws SQLException {
        List<Pair> pairs = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select quote_ident(c.relname), min(quote_ident(a.attname)) filter (where a.attnum = 1),"
                        + " min(quote_ident(a.attname)) filter (where a.attnum = 2) from pg_class c"
                        + " join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r'"
                        + " and c.relnamespace = 'public'::regnamespace group by 1 order by 1")) {
            while (row.next()) {
                pairs.add(new Pair(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return pairs;
    }

    private static List<String> read(Statement statement, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(row.getString(1));
            }
        }
        return all;
    }
}
