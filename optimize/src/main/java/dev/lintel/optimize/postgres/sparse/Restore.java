package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.source.Snapshot.ColumnStatistics;
import dev.lintel.optimize.postgres.source.Snapshot.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts another server's statistics into ours: by the functions of PostgreSQL 18, before that by writing the catalog
/// as its superuser.
final class Restore {
    /// The types that `pg_restore_attribute_stats` wants.
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("null_frac", "real"),
            Map.entry("avg_width", "integer"),
            Map.entry("n_distinct", "real"),
            Map.entry("most_common_vals", "text"),
            Map.entry("most_common_freqs", "real[]"),
            Map.entry("histogram_bounds", "text"),
            Map.entry("correlation", "real"),
            Map.entry("most_common_elems", "text"),
            Map.entry("most_common_elem_freqs", "real[]"),
            Map.entry("elem_count_histogram", "real[]"),
            Map.entry("range_length_histogram", "text"),
            Map.entry("range_empty_frac", "real"),
            Map.entry("range_bounds_histogram", "text"));

    private final Connection connection;
    private final boolean functions;

    Restore(Connection connection, int major) {
        this.connection = connection;
        this.functions = major >= 18;
    }

    /// @param pages and tuples as the source's catalog has them
    void relation(Name name, int pages, double tuples, int allVisible) throws SQLException {
        String sql = functions ? """
                select pg_restore_relation_stats('schemaname', ?::text, 'relname', ?::text, 'relpages', ?::integer,
                       'reltuples', ?::real, 'relallvisible', ?::integer)""" : """
                update pg_class c set relpages = u.pages, reltuples = u.tuples, relallvisible = u.visible
                  from (select ?::text as schema, ?::text as name, ?::integer as pages, ?::real as tuples,
                               ?::integer as visible) u
                 where c.relname = u.name and c.relnamespace = (select oid from pg_namespace where nspname = u.schema)""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name.schema());
            statement.setString(2, name.name());
            statement.setInt(3, pages);
            statement.setDouble(4, tuples);
            statement.setInt(5, allVisible);
            statement.execute();
        }
    }

    void relation(Relation from) throws SQLException {
        relation(from.name(), from.pages(), from.tuples(), from.allVisible());
    }

    void column(ColumnStatistics from) throws SQLException {
        if (functions) {
            byFunction(from);
        } else {
            byCatalog(from);
        }
    }

    private void byFunction(ColumnStatistics from) throws SQLException {
        StringBuilder sql = new StringBuilder("select pg_restore_attribute_stats('schemaname', ?::text, 'relname', "
                + "?::text, 'attname', ?::text, 'inherited', ?::boolean");
        List<String> values = new ArrayList<>();
        new LinkedHashMap<>(from.slots()).forEach((slot, value) -> {
            if (TYPES.containsKey(slot)) {
                sql.append(", '").append(slot).append("', ?::").append(TYPES.get(slot));
                values.add(value);
            }
        });
        try (PreparedStatement statement =
                connection.prepareStatement(sql.append(')').toString())) {
            statement.setString(1, from.relation().schema());
            statement.setString(2, from.relation().name());
            statement.setString(3, from.column());
            statement.setBoolean(4, from.inherited());
            for (int i = 0; i < values.size(); i++) {
                statement.setString(5 + i, values.get(i));
            }
            statement.execute();
        }
    }

    /// A kind of statistics in one of the five slots of `pg_statistic`.
    private record Slot(int kind, String operator, String numbers, String values) {}

    /// Kinds 1 to 3 of `pg_statistic.h`: common values, histogram, correlation. The kinds for elements of arrays and
    /// for ranges are left out.
    private void byCatalog(ColumnStatistics from) throws SQLException {
        Map<String, String> slots = from.slots();
        List<Slot> used = new ArrayList<>();
        if (slots.containsKey("most_common_vals")) {
            used.add(new Slot(1, "equal", slots.getOrDefault("most_common_freqs", ""), slots.get("most_common_vals")));
        }
        if (slots.containsKey("histogram_bounds")) {
            used.add(new Slot(2, "less", "", slots.get("histogram_bounds")));
        }
        if (slots.containsKey("correlation")) {
            used.add(new Slot(3, "less", "{" + slots.get("correlation") + "}", ""));
        }
        Map<String, String> known = attribute(from);
        if (known.isEmpty()) {
            return;
        }
        StringBuilder columns = new StringBuilder();
        StringBuilder values = new StringBuilder();
        List<String> bound = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            columns.append(", stakind%1$d, staop%1$d, stacoll%1$d, stanumbers%1$d, stavalues%1$d".formatted(i));
            if (i > used.size()) {
                values.append(", 0, 0, 0, null, null");
                continue;
            }
            Slot slot = used.get(i - 1);
            values.append(", %d, %s, %s, nullif(?, '')::real[]"
                    .formatted(slot.kind(), known.get(slot.operator()), known.get("collation")));
            bound.add(slot.numbers());
            if (slot.values().isEmpty()) {
                values.append(", null");
            } else {
                values.append(", array_in(?::cstring, %s, -1)".formatted(known.get("type")));
                bound.add(slot.values());
            }
        }
        String where = " starelid = %s and staattnum = %s and stainherit = %s"
                .formatted(known.get("relation"), known.get("number"), from.inherited());
        try (var delete = connection.createStatement()) {
            delete.execute("delete from pg_statistic where" + where);
        }
        String sql = "insert into pg_statistic (starelid, staattnum, stainherit, stanullfrac, stawidth, stadistinct"
                + columns + ") values (" + known.get("relation") + ", " + known.get("number") + ", " + from.inherited()
                + ", " + Float.parseFloat(slots.getOrDefault("null_frac", "0")) + ", "
                + Integer.parseInt(slots.getOrDefault("avg_width", "4")) + ", "
                + Float.parseFloat(slots.getOrDefault("n_distinct", "0")) + values + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < bound.size(); i++) {
                statement.setString(1 + i, bound.get(i));
            }
            statement.execute();
        }
    }

    /// What the column is in our catalog: numbers only.
    private Map<String, String> attribute(ColumnStatistics from) throws SQLException {
        String sql = """
                select a.attrelid::oid::text, a.attnum::text, a.atttypid::oid::text, a.attcollation::oid::text,
                       (select o.amopopr::oid::text from pg_opclass k join pg_amop o on o.amopfamily = k.opcfamily
                           and o.amoplefttype = k.opcintype and o.amoprighttype = k.opcintype and o.amopstrategy = 3
                         where k.opcmethod = 403 and k.opcdefault and k.opcintype = b.type),
                       (select o.amopopr::oid::text from pg_opclass k join pg_amop o on o.amopfamily = k.opcfamily
                           and o.amoplefttype = k.opcintype and o.amoprighttype = k.opcintype and o.amopstrategy = 1
                         where k.opcmethod = 403 and k.opcdefault and k.opcintype = b.type)
                  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                  join pg_type t on t.oid = a.atttypid,
                  lateral (select case when coalesce(nullif(t.typbasetype, 0), t.oid) = 1043 then 25
                                       when t.typtype = 'e' then 3500
                                       when t.typcategory = 'A' then 2277
                                       else coalesce(nullif(t.typbasetype, 0), t.oid) end as type) b
                 where n.nspname = ? and c.relname = ? and a.attname = ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, from.relation().schema());
            statement.setString(2, from.relation().name());
            statement.setString(3, from.column());
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return Map.of();
                }
                Map<String, String> found = new HashMap<>();
                found.put("relation", row.getString(1));
                found.put("number", row.getString(2));
                found.put("type", row.getString(3));
                found.put("collation", row.getString(4));
                found.put("equal", row.getString(5) == null ? "0" : row.getString(5));
                found.put("less", row.getString(6) == null ? "0" : row.getString(6));
                return found;
            }
        }
    }
}
