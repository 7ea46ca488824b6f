package dev.lintel.design.schema;

import dev.lintel.design.brief.Names;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An index that a question or a foreign key asks for.
///
/// @param keys as in SQL, `created_at DESC`
/// @param where of a partial index, as in SQL
/// @param keyBytes of one entry
/// @param rows in a year
/// @param reason why it is there
/// @param place among those that would be called alike, from 1
public record Index(
        String table,
        Method method,
        List<String> keys,
        Optional<String> where,
        int keyBytes,
        long rows,
        Reason reason,
        int place) {
    /// Leaf pages of a B-tree are filled to nine tenths; an entry has a header of 8 bytes and a line pointer of 4.
    private static final double LEAF_FILL = 0.9;

    private static final int ENTRY_OVERHEAD = 12;
    private static final int ALIGNED = 8;

    /// A BRIN keeps one summary of some 40 bytes for 128 pages of the table.
    private static final long ROWS_A_RANGE = 128L * 60;

    private static final int RANGE_BYTES = 40;
    private static final String DESCENDING = " DESC";

    public Index {
        keys = List.copyOf(keys);
    }

    public enum Method {
        BTREE,
        BRIN
    }

    /// Why an index is there.
    public sealed interface Reason {
        /// A question of the brief.
        ///
        /// @param perSecond 0 when nobody said
        record Question(String name, double perSecond) implements Reason {}

        /// A list that the brief opens without saying how it is asked: newest first is assumed.
        record Assumed(String list) implements Reason {}

        /// Rows that refer to another table.
        record ForeignKey(String to) implements Reason {}
    }

    public String name() {
        String of = keys.stream().map(Index::bare).collect(Collectors.joining("_"));
        String some = where.isPresent() ? "_some" : "";
        return Names.bounded(table + "_" + of + some + (place > 1 ? "_" + place : "") + "_idx");
    }

    Index at(int place) {
        return new Index(table, method, keys, where, keyBytes, rows, reason, place);
    }

    /// Whether whatever this one would be read for can be read from it: it begins with the same keys, or with the same
    /// in the order of who reads it backwards. Keys that are compared for equality come first and have no order.
    boolean serves(Index other) {
        if (!table.equals(other.table)
                || method != other.method
                || where.isPresent() && !where.equals(other.where)
                || keys.size() < other.keys.size()) {
            return false;
        }
        List<String> first = keys.subList(0, other.keys.size());
        int same = 0;
        while (same < first.size() && first.get(same).equals(other.keys.get(same))) {
            same++;
        }
        return first.stream().skip(same).map(Index::backwards).toList().equals(other.keys.subList(same, first.size()));
    }

    private static String backwards(String key) {
        if (key.endsWith(DESCENDING)) {
            return key.substring(0, key.length() - DESCENDING.length());
        }
        return key.contains(" ") ? key : key + DESCENDING;
    }

    public String leading() {
        return bare(keys.getFirst());
    }

    /// Bytes on disk with so many rows, as PostgreSQL lays the index out.
    public long bytes() {
        return method == Method.BRIN
                ? Math.max(1, rows / ROWS_A_RANGE) * RANGE_BYTES
                : (long) (rows * ((keyBytes + ALIGNED - 1) / ALIGNED * ALIGNED + ENTRY_OVERHEAD) / LEAF_FILL);
    }

    public String sql() {
        return sql("CREATE INDEX ");
    }

    /// On a table that is in use: without a lock that keeps writers out, outside of a transaction.
    public String sqlConcurrently() {
        return sql("CREATE INDEX CONCURRENTLY ");
    }

    private String sql(String create) {
        return create + name() + " ON " + table + (method == Method.BRIN ? " USING brin" : "") + " ("
                + String.join(", ", keys) + ")"
                + where.map(condition -> " WHERE " + condition).orElse("") + ";";
    }

    private static String bare(String key) {
        return key.replaceAll("[ (].*", "").replaceAll("\\W", "");
    }
}
