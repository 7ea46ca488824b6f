package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import dev.lintel.graph.Schema.Table;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The schema.
record Tables() implements ArchitectTool {
    @Override
    public String name() {
        return "tables";
    }

    @Override
    public String title() {
        return "The schema after the last migration";
    }

    @Override
    public String description() {
        return "Columns, keys, indexes and foreign keys of the tables; without a name only the list of names.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments().text("name", "one table, whole").paged().map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        Map<String, Table> all = new TreeMap<>();
        repository
                .standing()
                .backends()
                .forEach(backend -> all.putAll(backend.schema().tables()));
        Optional<String> name = arguments.text("name").map(Shape::fold);
        if (name.isEmpty()) {
            return Page.of(
                    "tables",
                    List.copyOf(all.values()),
                    arguments,
                    table -> Map.of(
                            "name",
                            Quoted.text(table.name()),
                            "columns",
                            table.columns().size(),
                            "at",
                            Quoted.place(table.at())));
        }
        Table table = all.get(name.get());
        if (table == null) {
            throw new UsageProblem("no migration creates the table " + Quoted.text(name.get()) + "; tables lists them");
        }
        return table(table);
    }

    private static Map<String, Object> table(Table table) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", Quoted.text(table.name()));
        map.put("at", Quoted.place(table.at()));
        map.put("understood", table.complete());
        map.put(
                "columns",
                table.columns().stream()
                        .map(column -> column.name() + " " + column.type()
                                + (column.length() > 0 ? "(" + column.length() + ")" : "")
                                + (column.nullable() ? "" : " not null"))
                        .toList());
        map.put("primaryKey", table.primaryKey().map(key -> key.columns()).orElse(List.of()));
        map.put(
                "unique",
                table.uniques().stream()
                        .map(key -> String.join(", ", key.columns()))
                        .toList());
        map.put(
                "indexes",
                table.indexes().stream()
                        .map(index -> index.name() + " (" + String.join(", ", index.columns()) + ")"
                                + (index.unique() ? " unique" : ""))
                        .toList());
        map.put(
                "references",
                table.references().stream()
                        .map(key -> String.join(", ", key.columns()) + " -> " + key.target())
                        .toList());
        return map;
    }
}
