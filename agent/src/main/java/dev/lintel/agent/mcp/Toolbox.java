package dev.lintel.agent.mcp;

import dev.lintel.cli.UsageProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tools that one server offers. Fewer tools cost an agent less of its attention, so it can be narrowed.
public record Toolbox(List<ArchitectTool> tools) {
    public Toolbox {
        tools = List.copyOf(tools);
    }

    /// All of them.
    ///
    /// @param mayWrite whether fixes may be applied and not only shown
    /// @param database that may be looked at, read-only: `postgresql://user@host/name`; empty for none
    public static Toolbox of(boolean mayWrite, Optional<String> database) {
        return new Toolbox(List.of(
                new BackendOverview(),
                new ReviewTool(),
                new ExplainFinding(),
                new Endpoints(),
                new QueriesOf(),
                new Tables(),
                new ImpactOfChange(),
                new PracticesTool(),
                new OptimizePlan(database),
                new DesignTool(),
                new Ask(),
                new ApplyFix(mayWrite)));
    }

    /// Only these.
    ///
    /// @throws UsageProblem when there is no tool of one of the names
    public Toolbox only(Set<String> names) throws UsageProblem {
        Set<String> known = tools.stream().map(ArchitectTool::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageProblem("there is no tool " + name + "; there are " + listed(tools.stream()));
            }
        }
        return new Toolbox(
                tools.stream().filter(tool -> names.contains(tool.name())).toList());
    }

    private static String listed(Stream<ArchitectTool> tools) {
        return tools.map(ArchitectTool::name).collect(Collectors.joining(", "));
    }
}
