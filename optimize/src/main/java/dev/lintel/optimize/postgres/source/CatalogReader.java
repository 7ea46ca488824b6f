package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.Table.Activity;
import dev.lintel.optimize.postgres.source.Snapshot.ColumnStatistics;
import dev.lintel.optimize.postgres.source.Snapshot.Relation;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The catalogs as engine-neutral values.
final class CatalogReader {
    private static final int BLOCK = 8192;

    private final Reading reading;
    private final int version;
    private final Scope scope;
    private final Map<Name, Relation> relations = new HashMap<>();
    private final Map<Name, Map<String, ColumnStatistics>> statistics = new HashMap<>();
    private final Map<Name, List<Column>> columns = new LinkedHashMap<>();
    private final Map<Name, Partitions> partitions = new HashMap<>();
    private final Map<Name, List<Index>> indexes = new HashMap<>();
    private final Map<Name, List<ForeignKey>> references = new HashMap<>();
    private final Map<Name, Activity> activities = new HashMap<>();

    CatalogReader(
            Reading reading, int version, Scope scope, List<Relation> relations, List<ColumnStatistics> statistics) {
        this.reading = reading;
        this.version = version;
        this.scope = scope;
        relations.forEach(each -> this.relations.put(each.name(), each));
        for (ColumnStatistics each : statistics) {
            Map<String, ColumnStatistics> ofTable =
                    this.statistics.computeIfAbsent(each.relation(), _ -> new HashMap<>());
            // of a partitioned table the inherited ones are those of all its rows
            ofTable.merge(each.column(), each, (one, other) -> other.inherited() ? other : one);
        }
    }

    Catalog read() throws SQLException {
        partitions();
        columns();
        indexes();
        foreignKeys();
        activities();
        List<Table> tables = new ArrayList<>();
        columns.forEach((name, ofTable) -> tables.add(table(name, ofTable)));
        return Catalog.of(tables);
    }

    private Table table(Name name, List<Column> ofTable) {
        List<Index> ofIndexes = indexes.getOrDefault(name, List.of());
        return new Table(
                name,
                rows(name),
                relations.containsKey(name) ? relations.get(name).blocks() * BLOCK : 0,
                ofTable,
                ofIndexes.stream()
                        .filter(Index::primary)
                        .findFirst()
                        .map(index -> index.keys().stream().map(Name::unquoted).toList())
                        .orElse(List.of()),
                ofIndexes,
                references.getOrDefault(name, List.of()),
                activity(name),
                partitions.getOrDefault(name, Partitions.NONE));
    }

    /// As the planner does it: rows a page at the last vacuum, times the pages of now; a partitioned table has
    /// those of its partitions.
    private double rows(Name name) {
        if (partitions.containsKey(name)) {
            return parts(name).mapToDouble(this::rows).sum();
        }
        Relation relation = relations.get(name);
        if (relation == null || relation.tuples() < 0) {
            return 0;
        }
        return relation.pages() <= 0 ? relation.tuples() : relation.tuples() / relation.pages() * relation.blocks();
    }

    private void columns() throws SQLException {
        reading.each("columns", """
                with used as materialized (
                    select distinct a.atttypid as oid from pg_attribute a join pg_class c on c.oid = a.attrelid
                      join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped and %1$s),
                kinds as materialized (
                    select t.oid, t.typlen, t.typalign,
                       t.typtype = 'e' or exists (select 1 from pg_opclass o
                                join pg_amproc p on p.amprocfamily = o.opcfamily and p.amproclefttype = o.opcintype
                                                and p.amprocrighttype = o.opcintype and p.amprocnum = 4
                               where o.opcmethod = 403 and o.opcdefault
                                 and (o.opcintype = case when coalesce(nullif(t.typbasetype, 0), t.oid) = 1043
                                            then 25 else coalesce(nullif(t.typbasetype, 0), t.oid) end)) as equal_image
                      from used join pg_type t on t.oid = used.oid)
                select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                       t.typlen, t.typalign::text, t.equal_image
                  from pg_attribute a join pg_class c on c.oid = a.attrelid
                  join pg_namespace n on n.oid = c.relnamespace join kinds t on t.oid = a.atttypid
                 where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped and %1$s
                 order by c.oid, a.attnum""".formatted(scope.ours()), row -> {
            Name table = SnapshotReader.name(row);
            columns.computeIfAbsent(table, _ -> new ArrayList<>()).add(column(table, row));
        });
    }

    private Column column(Name table, ResultSet row) throws SQLException {
        String name = String.valueOf(row.getString(3));
        ColumnStatistics known = known(table, name);
        Map<String, String> slots = known == null ? Map.of() : known.slots();
        int length = row.getInt(6);
        double distinct = number(slots, "n_distinct");
        return new Column(
                name,
                String.valueOf(row.getString(4)),
                row.getBoolean(5),
                length > 0 ? length : Math.max(1, number(slots, "avg_width")),
                length > 0,
                switch (String.valueOf(row.getString(7))) {
                    case "d" -> 8;
                    case "i" -> 4;
                    case "s" -> 2;
                    default -> 1;
                },
                number(slots, "null_frac"),
                distinct < 0 ? -distinct * rows(table) : distinct,
                number(slots, "correlation"),
                row.getBoolean(8),
                numbers(slots.getOrDefault("most_common_freqs", "")));
    }

    /// Of a partitioned table that was never analyzed as a whole, what its largest partition has.
    private @Nullable ColumnStatistics known(Name table, String column) {
        ColumnStatistics own = statistics.getOrDefault(table, Map.of()).get(column);
        if (own != null || !partitions.containsKey(table)) {
            return own;
        }
        return parts(table)
                .sorted(Comparator.comparingDouble((Name part) -> -rows(part)))
                .map(part -> known(part, column))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Stream<Name> parts(Name table) {
        return partitions.getOrDefault(table, Partitions.NONE).parts().stream();
    }

    /// What happens to a partitioned table is counted for its partitions.
    private Activity activity(Name table) {
        Activity own = activities.getOrDefault(table, Activity.NONE);
        return parts(table).map(this::activity).reduce(own, Activity::and);
    }

    private void partitions() throws SQLException {
        reading.each("partitions", """
                select n.nspname, c.relname, p.partstrat::text,
                       case when not 0 = any (p.partattrs::int2[])
                            then array(select a.attname::text from unnest(p.partattrs::int2[]) with ordinality u(num, pos)
                                         join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num order by u.pos) end,
                       array(select cn.nspname::text from pg_inherits h join pg_class hc on hc.oid = h.inhrelid
                               join pg_namespace cn on cn.oid = hc.relnamespace
                              where h.inhparent = c.oid order by cn.nspname, hc.relname),
                       array(select hc.relname::text from pg_inherits h join pg_class hc on hc.oid = h.inhrelid
                               join pg_namespace cn on cn.oid = hc.relnamespace
                              where h.inhparent = c.oid order by cn.nspname, hc.relname)
                  from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'p' and %s""".formatted(scope.ours()), row -> {
            Name table = SnapshotReader.name(row);
            List<String> schemas = texts(row.getArray(5));
            List<String> names = texts(row.getArray(6));
            List<Name> parts = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                parts.add(new Name(schemas.get(i), names.get(i)));
            }
            // since PostgreSQL 14 the count of rows stays -1 until the first ANALYZE, which autovacuum leaves out
            boolean analyzed =
                    !relations.containsKey(table) || relations.get(table).tuples() >= 0;
            partitions.put(
                    table,
                    new Partitions(method(String.valueOf(row.getString(3))), texts(row.getArray(4)), parts, analyzed));
        });
    }

    private static String method(String strategy) {
        return switch (strategy) {
            case "h" -> "hash";
            case "l" -> "list";
            default -> "range";
        };
    }

    private static double number(Map<String, String> slots, String name) {
        String text = slots.get(name);
        return text == null ? 0 : Double.parseDouble(text);
    }

    private static List<Double> numbers(String array) {
        List<Double> found = new ArrayList<>();
        for (String each : array.replace("{", "").replace("}", "").split(",")) {
            if (!each.isBlank()) {
                found.add(Double.parseDouble(each));
            }
        }
        return found;
    }

    private void indexes() throws SQLException {
        reading.each("indexes", """
                select n.nspname, c.relname, x.relname, i.indisunique, i.indisprimary,
                       coalesce((select k.conname from pg_constraint k where k.conindid = i.indexrelid
                                    and k.contype in ('p', 'u', 'x') limit 1),
                                (select h.inhparent::regclass::text from pg_inherits h
                                  where h.inhrelid = i.indexrelid limit 1), ''),
                       coalesce(pg_get_expr(i.indpred, i.indrelid), ''), m.amname, i.indisvalid,
                       coalesce(s.idx_scan, 0), pg_get_indexdef(i.indexrelid),
                       array(select pg_get_indexdef(i.indexrelid, k, true)
                                    || case when i.indoption[k - 1] & 1 = 1 then ' desc' else '' end
                               from generate_series(1, i.indnkeyatts) k order by k),
                       array(select pg_get_indexdef(i.indexrelid, k, true)
                               from generate_series(i.indnkeyatts + 1, i.indnatts) k order by k)
                  from pg_index i join pg_class x on x.oid = i.indexrelid
                  join pg_am m on m.oid = x.relam
                  join pg_class c on c.oid = i.indrelid
                  join pg_namespace n on n.oid = c.relnamespace
                  left join pg_stat_all_indexes s on s.indexrelid = i.indexrelid
                 where c.relkind in ('r', 'p', 'm') and %s order by c.oid, x.relname""".formatted(scope.ours()), row -> {
            Name table = SnapshotReader.name(row);
            Name index = new Name(table.schema(), String.valueOf(row.getString(3)));
            indexes.computeIfAbsent(table, _ -> new ArrayList<>())
                    .add(new Index(
                            index,
                            texts(row.getArray(12)),
                            texts(row.getArray(13)),
                            row.getBoolean(4),
                            row.getBoolean(5),
                            String.valueOf(row.getString(6)),
                            String.valueOf(row.getString(7)),
                            String.valueOf(row.getString(8)),
                            row.getBoolean(9),
                            relations.containsKey(index) ? relations.get(index).blocks() * BLOCK : 0,
                            row.getDouble(10),
                            String.valueOf(row.getString(11))));
        });
    }

    private void foreignKeys() throws SQLException {
        reading.each(
                "foreign keys",
                """
                select n.nspname, c.relname, k.conname, tn.nspname, tc.relname,
                       array(select a.attname::text from unnest(k.conkey) with ordinality u(num, pos)
                               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num order by u.pos),
                       array(select a.attname::text from unnest(k.confkey) with ordinality u(num, pos)
                               join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num order by u.pos),
                       k.convalidated and not k.condeferrable and not tc.relrowsecurity
                  from pg_constraint k join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_class tc on tc.oid = k.confrelid join pg_namespace tn on tn.oid = tc.relnamespace
                 where k.contype = 'f' and k.conparentid = 0 and %s order by k.conname""".formatted(scope.ours()),
                row -> references
                        .computeIfAbsent(SnapshotReader.name(row), _ -> new ArrayList<>())
                        .add(new ForeignKey(
                                String.valueOf(row.getString(3)),
                                texts(row.getArray(6)),
                                new Name(String.valueOf(row.getString(4)), String.valueOf(row.getString(5))),
                                texts(row.getArray(7)),
                                row.getBoolean(8))));
    }

    private void activities() throws SQLException {
        // updates that found no room on the row's page are counted since PostgreSQL 16
        String moved = version >= 160_000 ? "n_tup_newpage_upd" : "-1";
        reading.each(
                "how often tables are read and written",
                """
                select schemaname, relname, n_tup_ins, n_tup_upd, n_tup_hot_upd, %s, n_tup_del, coalesce(seq_scan, 0),
                       coalesce(seq_tup_read, 0), coalesce(idx_scan, 0), n_dead_tup, n_mod_since_analyze
                  from pg_stat_user_tables where true""".formatted(moved) + scope.among("relid"),
                row -> activities.put(
                        SnapshotReader.name(row),
                        new Activity(
                                row.getDouble(3),
                                row.getDouble(4),
                                row.getDouble(5),
                                row.getDouble(6),
                                row.getDouble(7),
                                row.getDouble(8),
                                row.getDouble(9),
                                row.getDouble(10),
                                row.getDouble(11),
                                row.getDouble(12))));
    }

    private static List<String> texts(Array array) throws SQLException {
        List<String> found = new ArrayList<>();
        if (array != null && array.getArray() instanceof Object[] all) {
            for (Object each : all) {
                found.add(String.valueOf(each));
            }
        }
        return found;
    }
}
