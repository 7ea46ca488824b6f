package dev.lintel.practice.database;

import dev.lintel.finding.Risk;
import dev.lintel.graph.Entity;
import dev.lintel.source.Span;

/// One disagreement between a mapping and a table.
///
/// @param mapped where the mapping says its part
/// @param table where the schema says its part
/// @param says what the mapping says, a few words
/// @param there what the schema says, a few words; empty when it says nothing
record Drift(Risk risk, Span mapped, Span table, String headline, String says, String there) {
    static String name(Entity entity) {
        return name(entity.type());
    }

    /// The last part of a qualified name.
    static String name(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
