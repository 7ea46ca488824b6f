package dev.lintel.optimize.postgres.draft;

import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import dev.lintel.optimize.catalog.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Statements that make a schema anew, tables first, then what hangs them together.
final class Ddl {
    private Ddl() {}

    static List<String> of(Schema schema) {
        List<Table> tables = schema.tables().values().stream()
                .filter(table -> !table.view() && !table.columns().isEmpty())
                .sorted(Comparator.comparing(Table::name))
                .toList();
        List<String> all = new ArrayList<>();
        tables.forEach(table -> all.add(table(table)));
        for (Table table : tables) {
            String name = Name.quoted(table.name());
            for (Key key : table.uniques()) {
                all.add("create unique index on " + name + " (" + keys(table, key.columns()) + ")");
            }
            for (Schema.Index index : table.indexes()) {
                all.add("create " + (index.unique() ? "unique " : "") + "index on " + name + " using " + index.method()
                        + " (" + keys(table, index.columns()) + ")"
                        + (index.included().isEmpty() ? "" : " include (" + names(index.included()) + ")")
                        + (index.condition().isEmpty() ? "" : " where " + index.condition()));
            }
        }
        for (Table table : tables) {
            for (ForeignKey key : table.references()) {
                all.add("alter table " + Name.quoted(table.name()) + " add foreign key (" + names(key.columns())
                        + ") references " + Name.quoted(key.target())
                        + (key.targetColumns().isEmpty() ? "" : " (" + names(key.targetColumns()) + ")"));
            }
        }
        return all;
    }

    private static String table(Table table) {
        String columns = table.columns().stream()
                .map(column -> Name.quoted(column.name()) + " " + type(column) + (column.nullable() ? "" : " not null"))
                .collect(Collectors.joining(", "));
        String key = table.primaryKey()
                .map(each -> ", primary key (" + names(each.columns()) + ")")
                .orElse("");
        return "create table " + Name.quoted(table.name()) + " (" + columns + key + ")";
    }

    private static String names(List<String> columns) {
        return columns.stream().map(Name::quoted).collect(Collectors.joining(", "));
    }

    /// What is no column's name is an expression, or a name with its direction.
    private static String keys(Table table, List<String> parts) {
        return parts.stream()
                .map(part -> {
                    if (table.column(part).isPresent()) {
                        return Name.quoted(part);
                    }
                    return part.contains("(") ? "(" + part + ")" : part;
                })
                .collect(Collectors.joining(", "));
    }

    private static String type(Column column) {
        return switch (column.family()) {
            case INTEGER -> {
                boolean large = column.type().contains("big") || column.type().contains("8");
                yield large ? "bigint" : column.type().contains("small") ? "smallint" : "integer";
            }
            case DECIMAL -> "numeric";
            case FLOAT -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_TZ -> "timestamptz";
            case UUID -> "uuid";
            case BINARY -> "bytea";
            case JSON -> "jsonb";
            case ARRAY -> "text[]";
            case TEXT, ENUM, OTHER -> "text";
        };
    }
}
