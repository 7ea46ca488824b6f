package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.TableSettings;
import dev.lintel.optimize.observe.BufferTraffic;
import dev.lintel.optimize.workload.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that is read of a server: enough to plan as it would, none of its rows. Statistics do hold values (the most
/// common ones, the bounds of histograms); they never leave the process but into our private clone.
///
/// @param versionNumber as `server_version_num`: 180006
/// @param collation of the database: `C`, or what text is sorted by
/// @param definitions statements that make the schema anew, in an order that mostly works
/// @param settings that the planner looks at
/// @param statements what `pg_stat_statements` counted; empty when it is not there
/// @param alarms what is dangerous beside the plans, one sentence each
/// @param gaps what could not be read and what is lost by it
public record Snapshot(
        int versionNumber,
        String collation,
        List<Definition> definitions,
        List<Relation> relations,
        List<ColumnStatistics> statistics,
        List<GroupStatistics> together,
        Map<String, String> settings,
        Catalog catalog,
        TableSettings tableSettings,
        List<Asked> statements,
        Server server,
        List<String> alarms,
        List<String> gaps) {
    public Snapshot {
        definitions = List.copyOf(definitions);
        relations = List.copyOf(relations);
        statistics = List.copyOf(statistics);
        together = List.copyOf(together);
        settings = Map.copyOf(settings);
        statements = List.copyOf(statements);
        alarms = List.copyOf(alarms);
        gaps = List.copyOf(gaps);
    }

    /// The same with statements that were counted for a while only.
    ///
    /// @param more gaps beside those that are known
    Snapshot counting(List<Asked> ran, double seconds, List<String> more) {
        List<String> all = new ArrayList<>(gaps);
        all.addAll(more);
        return new Snapshot(
                versionNumber,
                collation,
                definitions,
                relations,
                statistics,
                together,
                settings,
                catalog,
                tableSettings,
                ran,
                server.counting(seconds),
                alarms,
                all);
    }

    public int major() {
        return versionNumber / 10_000;
    }

    /// @param what for people: `table public.orders`
    public record Definition(String what, String sql) {}

    /// A table's or index's length.
    ///
    /// @param kind as in `pg_class.relkind`
    /// @param tuples the estimate of its last vacuum or analyze; -1 when never
    /// @param blocks its true length now
    public record Relation(
            Name name, char kind, int pages, double tuples, int allVisible, int allFrozen, long blocks) {}

    /// A row of `pg_stats`.
    ///
    /// @param slots the columns of the view that are not null, by name
    public record ColumnStatistics(Name relation, String column, boolean inherited, Map<String, String> slots) {
        public ColumnStatistics {
            slots = Map.copyOf(slots);
        }
    }

    /// What extended statistics (`create statistics`) know of columns together.
    ///
    /// @param distinct how many different values they have together
    public record GroupStatistics(Name relation, Set<String> columns, double distinct) {
        public GroupStatistics {
            columns = Set.copyOf(columns);
        }
    }

    /// The server as a whole.
    ///
    /// @param statisticsSince when the counters began, for people; empty when unknown
    /// @param secondsCounted how long statements were counted; 0 when unknown
    /// @param traffic of the whole server, which PostgreSQL 16 and later count
    public record Server(
            int maxConnections,
            int connections,
            double cacheHitShare,
            double tempBytes,
            String statisticsSince,
            double secondsCounted,
            BufferTraffic traffic) {
        Server counting(double seconds) {
            return new Server(maxConnections, connections, cacheHitShare, tempBytes, statisticsSince, seconds, traffic);
        }
    }
}
