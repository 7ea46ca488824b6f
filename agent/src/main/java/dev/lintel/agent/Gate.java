package dev.lintel.agent;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.words.SimpleName;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.graph.Entry;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Paths;
import dev.lintel.report.inventory.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A filter, an interceptor or an aspect of the backend's own that asks something of the database: each endpoint that
/// a request reaches through it costs these statements as well, and fails with them.
///
/// @param door the way through it, with its statements; it stands for all endpoints behind it
/// @param stage what it is, with the place that puts it there
/// @param behind the endpoints that are reached through it, in the order of the graph
public record Gate(Door door, Stage stage, List<Door> behind) {
    public Gate {
        behind = List.copyOf(behind);
    }

    /// The simple name of its class.
    public String name() {
        return SimpleName.of(stage.name());
    }

    /// The endpoints behind it, for people.
    public String says() {
        return behind.size() == 1 ? behind.getFirst().label() : "each of the " + behind.size() + " endpoints behind it";
    }

    static List<Gate> of(List<Door> doors) {
        // The ways of a backend stand for it: to compare whole graphs for each door would cost more than all else.
        Map<Paths, Map<Run, List<Door>>> behind = new LinkedHashMap<>();
        for (Door door : doors) {
            door.endpoint().stream()
                    .flatMap(endpoint -> endpoint.chain().stream())
                    .flatMap(stage -> stage.runs().stream().map(method -> new Run(stage, method)))
                    .distinct()
                    .forEach(run -> behind.computeIfAbsent(door.paths(), _ -> new LinkedHashMap<>())
                            .computeIfAbsent(run, _ -> new ArrayList<>())
                            .add(door));
        }
        List<Gate> gates = new ArrayList<>();
        behind.forEach((ways, runs) -> gates.addAll(of(ways.backend(), runs)));
        return gates;
    }

    /// A method that runs before handlers.
    private record Run(Stage stage, OperationId method) {}

    private static List<Gate> of(Backend backend, Map<Run, List<Door>> runs) {
        List<Entry> passages = new ArrayList<>();
        runs.forEach((run, behind) ->
                passages.add(passage(behind.getFirst().endpoint().orElseThrow(), run)));
        Paths paths = backend.withEntries(passages).paths();
        List<Row> rows = Row.of(paths);
        List<Gate> gates = new ArrayList<>();
        runs.forEach((run, behind) -> {
            int index = gates.size();
            gates.add(new Gate(new Door(backend, paths, passages.get(index), rows.get(index)), run.stage(), behind));
        });
        return gates.stream()
                .filter(gate -> paths.queries(gate.door().entry()).findAny().isPresent())
                .toList();
    }

    /// The request as it is before the handler: nothing of it is bound to parameters yet.
    private static Endpoint passage(Endpoint first, Run run) {
        return new Endpoint(
                first.route(),
                run.method(),
                run.stage().name(),
                List.of(),
                first.access(),
                List.of(),
                List.of(),
                new Endpoint.Answer(
                        "",
                        Endpoint.Answer.Shape.NOTHING,
                        false,
                        List.of(),
                        run.stage().at()),
                first.exposure(),
                run.stage().at());
    }
}
