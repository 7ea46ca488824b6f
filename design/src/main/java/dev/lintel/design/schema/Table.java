package dev.lintel.design.schema;

import java.util.List;
import java.util.stream.Stream;

/// @param constraints each a line of the table's definition, keys first
/// @param indexes that are part of what the table means: unique over an expression
public record Table(String name, List<Column> columns, List<String> constraints, List<String> indexes, String comment) {
    public Table {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
    }

    /// The statement that makes it, without foreign keys, which are added when all tables are there.
    public String sql() {
        List<String> lines = Stream.concat(columns.stream().map(Column::sql), constraints.stream())
                .toList();
        return "CREATE TABLE " + name + " (\n    " + String.join(",\n    ", lines) + "\n);\n";
    }

    public String comments() {
        StringBuilder text = new StringBuilder("COMMENT ON TABLE " + name + " IS " + literal(comment) + ";\n");
        columns.stream()
                .filter(each -> !each.comment().isEmpty())
                .forEach(each -> text.append("COMMENT ON COLUMN ")
                        .append(name)
                        .append('.')
                        .append(each.name())
                        .append(" IS ")
                        .append(literal(each.comment()))
                        .append(";\n"));
        return text.toString();
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
