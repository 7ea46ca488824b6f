package dev.lintel.optimize.catalog;

import java.util.List;

/// @param width average bytes of a value
/// @param fixed whether all values take `width` bytes
/// @param alignment 1, 2, 4 or 8 bytes
/// @param distinct how many different values there are; 0 when unknown
/// @param correlation of the values' order with the rows' order, -1 to 1; 0 when unknown
/// @param mergeable whether an index may keep equal keys once
/// @param common shares of the most common values, largest first
public record Column(
        String name,
        String type,
        boolean nullable,
        double width,
        boolean fixed,
        int alignment,
        double nullShare,
        double distinct,
        double correlation,
        boolean mergeable,
        List<Double> common) {
    public Column {
        common = List.copyOf(common);
    }
}
