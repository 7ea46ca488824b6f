package dev.lintel.agent.mcp;

import dev.lintel.agent.Gate;
import dev.lintel.agent.Repository;
import dev.lintel.agent.Standing.Door;
import dev.lintel.cli.UsageProblem;
import dev.lintel.graph.Path;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Statements with the way that leads to them.
record QueriesOf() implements ArchitectTool {
    @Override
    public String name() {
        return "queries_of";
    }

    @Override
    public String title() {
        return "What is asked of the database";
    }

    @Override
    public String description() {
        return "The statements of one endpoint or on one table: tables, filter, order, limit, whether they run"
                + " in a loop or a transaction, and where they are written.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments()
                .text("endpoint", "part of an endpoint's label")
                .text("table", "a table's name")
                .paged()
                .map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        Optional<String> endpoint = arguments.text("endpoint");
        Optional<String> table = arguments.text("table").map(Shape::fold);
        if (endpoint.isEmpty() && table.isEmpty()) {
            throw new UsageProblem("name an endpoint or a table");
        }
        List<Asked> asked = new ArrayList<>();
        for (Door door : repository.standing().doors()) {
            if (endpoint.isEmpty() || door.label().contains(endpoint.get())) {
                asked(door, door.label(), "", asked);
            }
        }
        for (Gate gate : repository.standing().gates()) {
            String behind = gate.behind().stream()
                    .map(Door::label)
                    .filter(label -> endpoint.isPresent() && label.contains(endpoint.get()))
                    .collect(Collectors.joining(", "));
            if (endpoint.isEmpty() || !behind.isEmpty()) {
                asked(gate.door(), endpoint.isEmpty() ? gate.says() : behind, gate.name(), asked);
            }
        }
        asked.removeIf(each -> table.isPresent() && !each.query().shape().reads(table.get()));
        return Page.of("queries", asked, arguments, QueriesOf::query);
    }

    /// @param endpoint whose request costs it
    /// @param before the filter, interceptor or aspect that asks it; empty for the handler
    private record Asked(String endpoint, String before, Path path, Query query) {}

    private static void asked(Door door, String endpoint, String before, List<Asked> asked) {
        door.paths()
                .queries(door.entry())
                .map(path -> new Asked(endpoint, before, path, ((Step.Run) path.step()).query()))
                .forEach(asked::add);
    }

    private static Map<String, Object> query(Asked asked) {
        Shape shape = asked.query().shape();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("endpoint", Quoted.text(asked.endpoint()));
        if (!asked.before().isEmpty()) {
            map.put("beforeTheHandlerIn", asked.before());
        }
        map.put("kind", shape.kind().name().toLowerCase(Locale.ROOT));
        map.put(
                "tables",
                shape.tables().stream().map(Shape.TableUse::table).distinct().toList());
        map.put(
                "filter",
                shape.filter().stream()
                        .map(each ->
                                each.column() + " " + each.operator().name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
        map.put(
                "order",
                shape.order().stream()
                        .map(each -> each.column() + (each.descending() ? " desc" : ""))
                        .toList());
        map.put("limited", shape.limited());
        map.put("understood", shape.complete());
        map.put("inLoop", asked.path().repeated());
        map.put("inTransaction", asked.path().transaction().isPresent());
        map.put("textFromRepository", Quoted.text(asked.query().text()));
        map.put("writtenAt", Quoted.place(asked.query().at()));
        map.put("askedAt", Quoted.place(asked.path().at()));
        return map;
    }
}
