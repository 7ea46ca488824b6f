package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Standing.Door;
import dev.lintel.cli.UsageProblem;
import dev.lintel.report.inventory.Row.May;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Ways into the backend and who may take them.
record Endpoints() implements ArchitectTool {
    @Override
    public String name() {
        return "endpoints";
    }

    @Override
    public String title() {
        return "Who may call what";
    }

    @Override
    public String description() {
        return "Endpoints, listeners and jobs with access rule, handler, tables and outside systems. Narrow by"
                + " path, role (public for anybody) or table.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments()
                .text("path", "part of the label, such as GET /orders")
                .text("role", "callable by this role; public for somebody without a login")
                .text("table", "reads or writes this table")
                .paged()
                .map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        Optional<String> path = arguments.text("path");
        Optional<String> role = arguments.text("role");
        Optional<String> table = arguments.text("table").map(Shape::fold);
        Predicate<Door> wanted = door -> (path.isEmpty() || door.label().contains(path.get()))
                && (role.isEmpty() || door.row().may(role.get()) != May.NO)
                && (table.isEmpty() || door.row().touches(table.get()));
        List<Door> doors = repository.standing().doors().stream().filter(wanted).toList();
        return Page.of("endpoints", doors, arguments, Endpoints::door);
    }

    private static Map<String, Object> door(Door door) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", Quoted.text(door.label()));
        map.put("access", door.row().accessLabel());
        door.row().access().ifPresent(access -> map.put("accessDecidedAt", Quoted.place(access.at())));
        map.put("handler", Quoted.text(door.row().handler()));
        map.put("reads", door.row().reads());
        map.put("writes", door.row().writes());
        map.put("calls", door.row().calls().stream().map(Quoted::text).toList());
        map.put("at", Quoted.place(door.entry().at()));
        return map;
    }
}
