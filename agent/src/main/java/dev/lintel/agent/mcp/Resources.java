package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parts of the graph, the catalogue and the report under addresses of their own, for agents and people who attach
/// instead of call. Each is what a tool answers to fixed arguments, so that the two doors never say different things.
final class Resources {
    private static final String JSON = "application/json";
    private static final int WHOLE_PAGE = 50;

    private final Repository repository;
    private final McpJsonMapper mapper;
    private final RunningCalls calls;

    Resources(Repository repository, McpJsonMapper mapper, RunningCalls calls) {
        this.repository = repository;
        this.mapper = mapper;
        this.calls = calls;
    }

    List<SyncResourceSpecification> fixed() {
        Map<String, Object> page = Map.of("limit", WHOLE_PAGE);
        return List.of(
                fixed("lintel://overview", "What this backend is", new BackendOverview(), Map.of()),
                fixed("lintel://report", "The fifty most dangerous findings", new ReviewTool(), page),
                fixed("lintel://endpoints", "Who may call what, the first fifty", new Endpoints(), page),
                fixed("lintel://tables", "The tables, the first fifty", new Tables(), page),
                fixed("lintel://practices", "The catalogue, the first fifty", new PracticesTool(), page));
    }

    List<SyncResourceTemplateSpecification> named() {
        return List.of(
                named("lintel://findings/", "id", "One finding with its chain and repair", new ExplainFinding()),
                named("lintel://tables/", "name", "One table with its columns, keys and indexes", new Tables()),
                named(
                        "lintel://practices/",
                        "id",
                        "One practice with reason, repair and pitfalls",
                        new PracticesTool()));
    }

    private SyncResourceSpecification fixed(
            String uri, String title, ArchitectTool tool, Map<String, Object> arguments) {
        Resource resource = Resource.builder(uri, uri.substring("lintel://".length()))
                .title(title)
                .description(title)
                .mimeType(JSON)
                .build();
        return new SyncResourceSpecification(
                resource,
                (exchange, request) ->
                        calls.run(exchange.sessionId(), request.meta(), () -> read(uri, tool, arguments)));
    }

    private SyncResourceTemplateSpecification named(String folder, String argument, String title, ArchitectTool tool) {
        ResourceTemplate template = ResourceTemplate.builder(folder + "{" + argument + "}", tool.name())
                .title(title)
                .description(title)
                .mimeType(JSON)
                .build();
        return new SyncResourceTemplateSpecification(template, (exchange, request) -> {
            String name = URLDecoder.decode(request.uri().substring(folder.length()), StandardCharsets.UTF_8);
            return calls.run(
                    exchange.sessionId(), request.meta(), () -> read(request.uri(), tool, Map.of(argument, name)));
        });
    }

    /// What cannot be read is said in its place: an agent that attached an address shall see why it is empty.
    private ReadResourceResult read(String uri, ArchitectTool tool, Map<String, Object> arguments) {
        Map<String, Object> content;
        try {
            content = tool.call(new Arguments(arguments), repository);
        } catch (UsageProblem | IOException problem) {
            content = new LinkedHashMap<>();
            content.put(
                    "problem", Quoted.text(problem.getMessage() == null ? problem.toString() : problem.getMessage()));
        }
        try {
            String text = mapper.writeValueAsString(content);
            return ReadResourceResult.builder(List.of(TextResourceContents.builder(uri, text)
                            .mimeType(JSON)
                            .build()))
                    .build();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
