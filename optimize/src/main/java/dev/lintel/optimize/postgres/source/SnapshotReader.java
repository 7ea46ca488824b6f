package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.TableSettings;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.source.Snapshot.ColumnStatistics;
import dev.lintel.optimize.postgres.source.Snapshot.Definition;
import dev.lintel.optimize.postgres.source.Snapshot.GroupStatistics;
import dev.lintel.optimize.postgres.source.Snapshot.Relation;
import dev.lintel.optimize.workload.Asked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Reads a [Snapshot].
public final class SnapshotReader {
    private static final int OLDEST = 120_000;
    private static final List<String> SLOTS = List.of(
            "null_frac",
            "avg_width",
            "n_distinct",
            "most_common_vals",
            "most_common_freqs",
            "histogram_bounds",
            "correlation",
            "most_common_elems",
            "most_common_elem_freqs",
            "elem_count_histogram");
    private static final List<String> SINCE_17 =
            List.of("range_length_histogram", "range_empty_frac", "range_bounds_histogram");
    private static final List<String> VALUES = List.of(
            "most_common_vals",
            "most_common_freqs",
            "histogram_bounds",
            "most_common_elems",
            "most_common_elem_freqs",
            "elem_count_histogram",
            "range_bounds_histogram");

    private SnapshotReader() {}

    /// @param values whether statistics that hold values of the data may be read
    /// @throws SQLException when there is no connection, or it is no server that can be read
    public static Snapshot read(Login login, boolean values) throws SQLException {
        return read(login, values, Scope.MANY);
    }

    /// @param most tables that are read whole; where there are more, those that the statements name
    static Snapshot read(Login login, boolean values, int most) throws SQLException {
        try (Reading reading = new Reading(login)) {
            int version = version(reading);
            if (version < OLDEST) {
                throw new SQLException(
                        "the server is PostgreSQL " + version / 10_000 + "; 12 is the oldest that is read");
            }
            List<Asked> statements = Statements.read(reading, version);
            Scope scope = Scope.of(reading, statements, most);
            List<Relation> relations = relations(reading, version, scope);
            List<ColumnStatistics> statistics = statistics(reading, version, values, scope, relations);
            unseen(relations, statistics, reading);
            String collation = text(
                    reading, "select " + collation(version) + " from pg_database where datname = current_database()");
            List<Definition> definitions = new Definitions(reading, scope).read();
            if (reading.isLost()) {
                throw new SQLException(reading.gaps().getLast());
            }
            return new Snapshot(
                    version,
                    collation,
                    definitions,
                    relations,
                    statistics,
                    together(reading, scope),
                    settings(reading),
                    new CatalogReader(reading, version, scope, relations, statistics).read(),
                    tableSettings(reading, scope),
                    statements,
                    Health.server(reading, version),
                    Health.alarms(reading),
                    reading.gaps());
        }
    }

    /// The order of text is that of the C library, of ICU, or since PostgreSQL 17 of the server's own, which sorts
    /// by code points.
    private static String collation(int version) {
        if (version >= 170_000) {
            return "case datlocprovider when 'c' then datcollate when 'i' then datlocale else 'C' end";
        }
        return version >= 150_000 ? "case datlocprovider when 'i' then daticulocale else datcollate end" : "datcollate";
    }

    static int version(Reading reading) throws SQLException {
        AtomicInteger found = new AtomicInteger();
        reading.each("the server's version", "show server_version_num", row -> found.set(row.getInt(1)));
        return found.get();
    }

    private static String text(Reading reading, String sql) throws SQLException {
        AtomicReference<String> found = new AtomicReference<>("C");
        reading.each("the database's collation", sql, row -> found.set(String.valueOf(row.getString(1))));
        return found.get();
    }

    private static List<Relation> relations(Reading reading, int version, Scope scope) throws SQLException {
        List<Relation> all = new ArrayList<>();
        String frozen = version >= 180_000 ? "c.relallfrozen" : "0";
        reading.each(
                "lengths of tables and indexes",
                """
                select n.nspname, c.relname, c.relkind::text, c.relpages, c.reltuples, c.relallvisible, %s,
                       case when c.relkind in ('r', 'm', 'i') then pg_relation_size(c.oid)
                            / current_setting('block_size')::int else 0 end
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'm', 'i', 'p') and %s order by c.oid""".formatted(frozen, scope.oursWithIndexes()),
                row -> all.add(new Relation(
                        name(row),
                        String.valueOf(row.getString(3)).charAt(0),
                        row.getInt(4),
                        row.getDouble(5),
                        row.getInt(6),
                        row.getInt(7),
                        // null when it was dropped meanwhile
                        row.getLong(8))));
        return all;
    }

    static Name name(ResultSet row) throws SQLException {
        return new Name(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)));
    }

    private static List<ColumnStatistics> statistics(
            Reading reading, int version, boolean values, Scope scope, List<Relation> relations) throws SQLException {
        List<String> slots = new ArrayList<>(SLOTS);
        if (version >= 170_000) {
            slots.addAll(SINCE_17);
        }
        if (!values) {
            slots.removeAll(VALUES);
        }
        List<ColumnStatistics> all = new ArrayList<>();
        StringBuilder columns = new StringBuilder();
        slots.forEach(slot -> columns.append(", ").append(slot).append("::text"));
        reading.each(
                "statistics of columns",
                """
                select n.schemaname, n.tablename, n.attname, n.inherited%s
                  from pg_stats n where %s""".formatted(columns, Definitions.OURS.replace("n.nspname", "n.schemaname"))
                        + scope.named("n.schemaname", "n.tablename", relations),
                row -> {
                    Map<String, String> found = new HashMap<>();
                    for (int i = 0; i < slots.size(); i++) {
                        String value = row.getString(5 + i);
                        if (value != null) {
                            found.put(slots.get(i), value);
                        }
                    }
                    all.add(new ColumnStatistics(
                            name(row), String.valueOf(row.getString(3)), row.getBoolean(4), found));
                });
        return all;
    }

    /// Expressions among them are left out: an index on one is sized without them anyhow.
    private static List<GroupStatistics> together(Reading reading, Scope scope) throws SQLException {
        List<GroupStatistics> all = new ArrayList<>();
        reading.each("statistics of columns together", """
                select n.nspname, c.relname, k.value::float8,
                       (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid
                           and a.attnum::text = any (string_to_array(k.key, ', ')))
                  from pg_stats_ext e join pg_namespace n on n.nspname = e.schemaname
                  join pg_class c on c.relname = e.tablename and c.relnamespace = n.oid,
                       json_each_text(e.n_distinct::text::json) k
                 where e.n_distinct is not null and k.key !~ '-' and %s""".formatted(scope.ours()), row -> {
            if (row.getArray(4).getArray() instanceof String[] columns && row.getDouble(3) >= 1) {
                all.add(new GroupStatistics(name(row), Set.of(columns), row.getDouble(3)));
            }
        });
        return all;
    }

    /// A view shows statistics only of columns that the role may read, and none where row-level security applies to
    /// it.
    private static void unseen(List<Relation> relations, List<ColumnStatistics> statistics, Reading reading) {
        Set<Name> seen = statistics.stream().map(ColumnStatistics::relation).collect(Collectors.toSet());
        List<Name> unseen = relations.stream()
                .filter(each -> (each.kind() == 'r' || each.kind() == 'm') && each.blocks() > 0)
                .map(Relation::name)
                .filter(name -> !seen.contains(name))
                .toList();
        if (!unseen.isEmpty()) {
            reading.gap("how the values of %s are distributed (%s%s), so the planner guesses there: this role may not"
                            .formatted(
                                    Wording.some(unseen.size(), "table"),
                                    unseen.stream().limit(3).map(Name::toString).collect(Collectors.joining(", ")),
                                    unseen.size() > 3 ? ", …" : "")
                    + " read them (lintel optimize --grants), row-level security hides them from it, or they were never"
                    + " analyzed");
        }
    }

    /// Room on pages, and when autovacuum looks at a table.
    private static TableSettings tableSettings(Reading reading, Scope scope) throws SQLException {
        Map<String, String> all = new HashMap<>();
        reading.each(
                "settings of autovacuum",
                "select name, setting from pg_settings where name like 'autovacuum%'",
                row -> all.put(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))));
        Map<Name, Map<String, String>> own = new HashMap<>();
        reading.each(
                "settings of tables",
                """
                select n.nspname, c.relname, split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(c.reloptions) o
                 where c.relkind in ('r', 'm') and %s""".formatted(scope.ours()),
                row -> own.computeIfAbsent(name(row), _ -> new HashMap<>())
                        .put(String.valueOf(row.getString(3)), String.valueOf(row.getString(4))));
        return new TableSettings(all, own);
    }

    private static Map<String, String> settings(Reading reading) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        reading.each(
                "settings of the planner",
                """
                select name, current_setting(name) from pg_settings
                 where category like 'Query Tuning%'
                    or name in ('work_mem', 'hash_mem_multiplier', 'effective_cache_size', 'max_parallel_workers',
                                'max_parallel_workers_per_gather', 'effective_io_concurrency')
                 order by 1""",
                row -> found.put(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))));
        // what applies to every session of this database is what the application gets
        reading.each(
                "settings of the database",
                """
                select split_part(c, '=', 1), substr(c, strpos(c, '=') + 1)
                  from pg_db_role_setting s, unnest(s.setconfig) c
                 where s.setrole = 0 and s.setdatabase = (select oid from pg_database where datname = current_database())
                """,
                row -> found.computeIfPresent(String.valueOf(row.getString(1)), (name, old) -> {
                    try {
                        return String.valueOf(row.getString(2));
                    } catch (SQLException _) {
                        return old;
                    }
                }));
        return found;
    }
}
