package dev.lintel.read.migrations;

import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A schema as lines of text, for tables of cases.
final class SchemaText {
    private SchemaText() {}

    static List<String> of(Schema schema) {
        List<String> lines = new ArrayList<>();
        schema.tables().values().stream()
                .sorted(Comparator.comparing(Table::name))
                .forEach(table -> lines.add(of(table)));
        if (!schema.complete()) {
            lines.add("schema?");
        }
        return lines;
    }

    private static String of(Table table) {
        StringBuilder text = new StringBuilder(table.name());
        text.append(table.complete() ? "" : "?").append(table.view() ? " view" : "");
        text.append(" (")
                .append(String.join(
                        ", ", table.columns().stream().map(SchemaText::of).toList()))
                .append(')');
        table.primaryKey().ifPresent(key -> text.append(" pk").append(key.columns()));
        table.uniques()
                .forEach(key -> text.append(" unique ").append(key.name()).append(key.columns()));
        table.indexes().forEach(index -> text.append(' ').append(of(index)));
        table.references()
                .forEach(key -> text.append(" fk ")
                        .append(key.name())
                        .append(key.columns())
                        .append("->")
                        .append(key.target())
                        .append(key.targetColumns())
                        .append(key.onDelete().isEmpty() ? "" : " " + key.onDelete()));
        return text.toString();
    }

    private static String of(Column column) {
        String length = column.length() == 0
                ? ""
                : "(" + column.length() + (column.scale() == 0 ? ")" : "," + column.scale() + ")");
        String text = column.defaulted() ? "=" + column.defaultText() : "";
        return column.name() + " " + column.type() + length + ":" + column.family() + (column.nullable() ? "?" : "")
                + text;
    }

    private static String of(Index index) {
        return (index.unique() ? "unique index " : "index ")
                + index.name()
                + index.columns()
                + (index.included().isEmpty() ? "" : "+" + index.included())
                + (index.condition().isEmpty() ? "" : " where " + index.condition())
                + (index.method().equals("btree") ? "" : " " + index.method());
    }
}
