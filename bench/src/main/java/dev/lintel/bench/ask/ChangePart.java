package dev.lintel.bench.ask;

import dev.lintel.bench.Checkout;
import dev.lintel.bench.MainSources;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How long a coding agent waits, after it changed a file of a large backend, until the graph and then the review
/// say so: the launcher's own server, spoken to over standard input and output.
final class ChangePart {
    private static final int WARM = 6;
    private static final int RUNS = 9;
    private static final double MILLIS = 1e6;
    private static final double WANTED_MILLIS = 1_000;
    private static final double LINES = 100_000;

    private ChangePart() {}

    /// Milliseconds until the graph had the change, and until the review had it too.
    private record Seen(double graph, double review) {}

    static void run(Results results) throws IOException {
        Optional<Path> mall = Checkout.named("mall").folder();
        if (mall.isEmpty()) {
            results.say("- a change: mall is not on this machine");
            return;
        }
        Path copy = copy(mall.get());
        long lines = MainSources.of(copy).lines();
        Path file = MainSources.of(copy).files().getLast();
        String text = Files.readString(file);
        McpSyncClient agent = agent(copy);
        List<Seen> all = new ArrayList<>();
        try {
            agent.initialize();
            for (int i = 0; i < WARM + RUNS; i++) {
                Files.writeString(file, text + "\nclass Added" + i + " {}\n");
                Seen seen = seen(agent);
                if (i >= WARM) {
                    all.add(seen);
                }
            }
        } finally {
            agent.close();
        }
        double graph = median(all.stream().map(Seen::graph).toList());
        double review = median(all.stream().map(Seen::review).toList());
        results.heads("a change of one file", "lines", "seen by tables, ms", "and by review, ms", "changes");
        results.row("mall", lines, graph, review, RUNS);
        results.heads("to reach", "measured", "wanted", "");
        results.target("a change is seen on 100 thousand lines, ms", graph * LINES / lines, "≤", WANTED_MILLIS);
    }

    private static Seen seen(McpSyncClient agent) throws IOException {
        long start = System.nanoTime();
        call(agent, "tables");
        long graph = System.nanoTime();
        call(agent, "review");
        return new Seen((graph - start) / MILLIS, (System.nanoTime() - start) / MILLIS);
    }

    private static void call(McpSyncClient agent, String tool) throws IOException {
        CallToolResult answer = agent.callTool(new CallToolRequest(tool, Map.of("limit", 1)));
        if (Boolean.TRUE.equals(answer.isError())) {
            throw new IOException(tool + " failed: " + answer.content());
        }
    }

    private static McpSyncClient agent(Path backend) {
        ServerParameters launcher = ServerParameters.builder(
                        Place.bench().resolveSibling("lintel").toString())
                .args("mcp", backend.toString())
                .build();
        return McpClient.sync(new StdioClientTransport(launcher, McpJsonDefaults.getMapper()))
                .requestTimeout(Duration.ofMinutes(5))
                .initializationTimeout(Duration.ofMinutes(5))
                .build();
    }

    private static Path copy(Path from) throws IOException {
        Path to = Files.createTempDirectory("lintel-change-");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(from.resolve(".git")))
                    .toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
                copy.toFile().deleteOnExit();
            }
        }
        return to;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
