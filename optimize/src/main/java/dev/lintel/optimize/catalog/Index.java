package dev.lintel.optimize.catalog;

import java.util.List;

/// @param keys in order, columns or expressions, with ` desc` behind when descending
/// @param condition of a partial index; empty for none
/// @param constraint the constraint that it carries, or the partitioned index that it is a part of; empty for none
/// @param definition as the engine would create it
/// @param scans how often it was used since the statistics were reset, on the server that was asked
public record Index(
        Name name,
        List<String> keys,
        List<String> included,
        boolean unique,
        boolean primary,
        String constraint,
        String condition,
        String method,
        boolean valid,
        long bytes,
        double scans,
        String definition) {
    private static final String DESCENDING = " desc";

    public Index {
        keys = List.copyOf(keys);
        included = List.copyOf(included);
    }

    /// The keys without their direction, columns as the catalog spells them; what is an expression stays its text.
    public List<String> columns() {
        return keys.stream().map(Index::column).toList();
    }

    /// The first key, likewise.
    public String leading() {
        return column(keys.getFirst());
    }

    /// @param key counted from 0
    public boolean descends(int key) {
        return keys.get(key).endsWith(DESCENDING);
    }

    private static String column(String key) {
        boolean descending = key.endsWith(DESCENDING);
        return Name.unquoted(descending ? key.substring(0, key.length() - DESCENDING.length()) : key);
    }

    public boolean carriesConstraint() {
        return unique || primary || !constraint.isEmpty();
    }
}
