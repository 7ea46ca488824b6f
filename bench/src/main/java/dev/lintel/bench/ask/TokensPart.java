package dev.lintel.bench.ask;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.lintel.agent.Repository;
import dev.lintel.agent.Standing;
import dev.lintel.agent.mcp.ArchitectTool;
import dev.lintel.agent.mcp.Arguments;
import dev.lintel.agent.mcp.Toolbox;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.cli.UsageProblem;
import dev.lintel.finding.Reported;
import dev.lintel.graph.Traffic;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much of an agent's attention the answers of the MCP tools take, in tokens of `o200k_base`.
final class TokensPart {
    private static final int USUAL = 2_000;
    private static final int HARD = 6_000;
    private static final int WORDS = 60;
    private static final int LARGEST = 50;

    private static final Encoding TOKENS =
            Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private TokensPart() {}

    /// One call of a tool.
    ///
    /// @param usual whether an agent that asks for nothing special gets it
    private record Call(String tool, Map<String, Object> arguments, boolean usual) {}

    static void run(Results results) throws IOException, UsageProblem {
        Map<String, Path> repositories = new LinkedHashMap<>();
        repositories.put("shop", Place.bench().resolveSibling("examples").resolve("shop"));
        for (String name : List.of("mall", "metersphere", "openmrs-core")) {
            Checkout.named(name).folder().ifPresent(path -> repositories.put(name, path));
        }
        Map<String, ArchitectTool> tools = new LinkedHashMap<>();
        Toolbox.of(false, Optional.empty()).tools().forEach(tool -> tools.put(tool.name(), tool));
        results.heads("repository", "tool", "arguments", "tokens");
        int usual = 0;
        int largest = 0;
        for (Map.Entry<String, Path> each : repositories.entrySet()) {
            Repository repository = Repository.open(each.getValue().toString());
            for (Call call : calls(repository)) {
                ArchitectTool tool = tools.get(call.tool());
                int size = size(tool.call(new Arguments(call.arguments()), repository));
                results.row(each.getKey(), call.tool(), call.arguments().toString(), size);
                usual = call.usual() ? Math.max(usual, size) : usual;
                largest = Math.max(largest, size);
            }
        }
        int described = 0;
        int longest = 0;
        for (ArchitectTool tool : tools.values()) {
            described += size(Map.of("name", tool.name(), "description", tool.description(), "input", tool.input()));
            longest = Math.max(longest, tool.description().split("\\s+").length);
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target("the longest usual answer, tokens", usual, "≤", USUAL);
        results.target("the longest answer, tokens", largest, "≤", HARD);
        results.target("the longest description, words", longest, "≤", WORDS);
        results.target("all descriptions and schemas, tokens", described, "≤", USUAL);
    }

    private static int size(Map<String, Object> answer) throws IOException {
        return TOKENS.countTokens(McpJsonDefaults.getMapper().writeValueAsString(answer));
    }

    /// The table that the most ways into the backend read or write, whose answers are the longest.
    private static Optional<String> busiest(Standing standing) {
        return standing.doors().stream()
                .flatMap(door -> {
                    Traffic traffic = door.paths().traffic();
                    return Stream.concat(traffic.read(door.entry()).stream(), traffic.written(door.entry()).stream())
                            .distinct();
                })
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static List<Call> calls(Repository repository) throws IOException, UsageProblem {
        List<Call> calls = new ArrayList<>();
        calls.add(new Call("backend_overview", Map.of(), true));
        for (String listing : List.of("review", "endpoints", "tables", "practices")) {
            calls.add(new Call(listing, Map.of(), true));
            calls.add(new Call(listing, Map.of("limit", LARGEST), false));
        }
        List<Reported> found = repository.standing().verdict().findings();
        for (Reported finding : found.subList(0, Math.min(3, found.size()))) {
            calls.add(new Call("explain_finding", Map.of("id", finding.fingerprint()), true));
            calls.add(new Call("practices", Map.of("id", finding.finding().practice()), true));
        }
        Optional<String> table = busiest(repository.standing());
        if (table.isPresent()) {
            calls.add(new Call("tables", Map.of("name", table.get()), true));
            calls.add(new Call("queries_of", Map.of("table", table.get()), true));
            calls.add(new Call("impact_of_change", Map.of("table", table.get()), true));
        }
        for (String sentence : List.of(
                "I need an endpoint for user registration",
                "fetching a user's orders takes 5 seconds",
                "how do I protect my payment API?",
                "someone is hammering my API",
                "I've added a Product model: look at it",
                "which endpoints are public?")) {
            calls.add(new Call("ask", Map.of("sentence", sentence), true));
        }
        return calls;
    }
}
