package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Standing;
import dev.lintel.cli.UsageProblem;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a backend is, in one look.
record BackendOverview() implements ArchitectTool {
    private static final int WORST = 5;

    @Override
    public String name() {
        return "backend_overview";
    }

    @Override
    public String title() {
        return "What this backend is";
    }

    @Override
    public String description() {
        return "Frameworks, counts of endpoints, tables and queries, quality standards as shares, and the five"
                + " worst findings. Call it first. For one endpoint or table use endpoints or tables.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments().map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        Standing standing = repository.standing();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "applications",
                standing.backends().stream().map(BackendOverview::application).toList());
        map.put(
                "standards",
                standing.verdict().standards().stream()
                        .map(standard -> standard.judged()
                                ? standard.name() + ": " + standard.met() + " of " + standard.of()
                                        + (standard.unknown() == 0 ? "" : ", " + standard.unknown() + " unknown")
                                : standard.name() + ": not judged")
                        .toList());
        Map<String, Object> counts = new LinkedHashMap<>();
        standing.verdict().counts().forEach((risk, count) -> counts.put(risk.label(), count));
        map.put("findings", counts);
        map.put(
                "worst",
                standing.verdict().findings().stream()
                        .limit(WORST)
                        .map(Findings::brief)
                        .toList());
        map.put("notUnderstood", standing.verdict().gaps().size());
        return map;
    }

    private static Map<String, Object> application(Backend backend) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", Quoted.text(backend.application().name()));
        map.put("frameworks", backend.application().frameworks());
        map.put("endpoints", backend.endpoints().size());
        map.put(
                "managementEndpoints",
                backend.endpoints().stream()
                        .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.MANAGEMENT)
                        .count());
        map.put("tables", backend.schema().tables().size());
        map.put("queries", backend.queries().size());
        map.put(
                "clients",
                backend.clients().stream()
                        .map(client -> Quoted.text(client.name()))
                        .toList());
        return map;
    }
}
