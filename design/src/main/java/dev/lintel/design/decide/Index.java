package dev.lintel.design.decide;

import java.util.List;
import java.util.Optional;

/// An index that a question or a foreign key asks for.
///
/// @param columns as in SQL, `created_at DESC`
/// @param where of a partial index
/// @param keyBytes of one entry
/// @param pattern whose question it answers; empty for a foreign key's
public record Index(
        String table,
        List<String> columns,
        Optional<String> where,
        int keyBytes,
        long rows,
        Optional<String> pattern,
        double perSecond) {
    /// Leaf pages of a B-tree are filled to nine tenths; an entry has a header of 8 bytes and a line pointer of 4.
    private static final double LEAF_FILL = 0.9;

    private static final int ENTRY_OVERHEAD = 12;
    private static final int NAME_LIMIT = 63;

    public Index {
        columns = List.copyOf(columns);
    }

    public String name() {
        String name = table + "_" + String.join("_", columns.stream().map(Index::bare).toList())
                + (where.isPresent() ? "_some" : "") + "_idx";
        return name.length() <= NAME_LIMIT
                ? name
                : name.substring(0, NAME_LIMIT - 9) + "_" + Integer.toHexString(name.hashCode());
    }

    public String leading() {
        return bare(columns.getFirst());
    }

    /// @return bytes with so many rows, as PostgreSQL lays out a B-tree
    public long bytes() {
        return (long) (rows * (keyBytes + ENTRY_OVERHEAD) / LEAF_FILL);
    }

    public String sql() {
        return "CREATE INDEX " + name() + " ON " + table + " (" + String.join(", ", columns) + ")"
                + where.map(condition -> " WHERE " + condition).orElse("") + ";";
    }

    private static String bare(String column) {
        return column.replaceAll(" .*", "");
    }
}
