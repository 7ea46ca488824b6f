package dev.lintel.design.schema;

/// @param type as in SQL
/// @param suffix after the type and whether it may be null: a default or a generation
/// @param comment for whoever looks at the table in a client
public record Column(String name, String type, boolean notNull, String suffix, String comment) {
    String sql() {
        return name + " " + type + (notNull ? " NOT NULL" : "") + (suffix.isEmpty() ? "" : " " + suffix);
    }
}
