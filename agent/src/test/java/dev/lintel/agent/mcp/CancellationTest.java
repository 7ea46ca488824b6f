package dev.lintel.agent.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent that no longer wants an answer gets none, and nobody goes on to work for it.
class CancellationTest {
    private static final int CONTROLLERS = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /// What a process does in a second that only waits.
    private static final Duration IDLE = Duration.ofMillis(50);

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},\
            "clientInfo":{"name":"t","version":"1"}}}""";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final String REVIEW = """
            {"jsonrpc":"2.0","id":"slow","method":"tools/call","params":{"name":"review","arguments":{}}}""";
    private static final String CANCEL = """
            {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"slow","reason":"changed my mind"}}""";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}";

    @TempDir
    private static Path large;

    /// Large enough that the first call reads for seconds.
    @BeforeAll
    static void a_large_backend_lies_there() throws IOException {
        Path folder = Files.createDirectories(large.resolve("src/main/java/com/example"));
        for (int i = 0; i < CONTROLLERS; i++) {
            StringBuilder handlers = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                handlers.append("""
                            @GetMapping("/%1$d")
                            public Object read%1$d(@RequestParam String name, @RequestParam(required = false) String sort) {
                                String order = sort == null ? "id" : sort.trim();
                                for (String each : name.split(",")) {
                                    jdbc.queryForList("select * from things%1$d where name = ? order by " + order, each);
                                }
                                return jdbc.queryForList("select count(*) from things%1$d where name = '" + name + "'");
                            }

                        """.formatted(j));
            }
            Files.writeString(folder.resolve("Thing" + i + "Controller.java"), """
                    package com.example;

                    import org.springframework.jdbc.core.JdbcTemplate;
                    import org.springframework.web.bind.annotation.*;

                    @RestController
                    @RequestMapping("/things/%1$d")
                    public class Thing%1$dController {
                        private final JdbcTemplate jdbc;

                        public Thing%1$dController(JdbcTemplate jdbc) {
                            this.jdbc = jdbc;
                        }

                    %2$s}
                    """.formatted(i, handlers));
        }
    }

    @Test
    void over_standard_input_and_output() throws Exception {
        Process server = started();
        try (Writer in = server.outputWriter(StandardCharsets.UTF_8)) {
            BlockingQueue<String> answers = lines(server);
            send(in, INITIALIZE);
            assertThat(answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("\"id\":1");
            send(in, INITIALIZED);
            Duration before = cpu(server);
            send(in, REVIEW);
            await(() -> cpu(server).minus(before).compareTo(Duration.ofMillis(700)) > 0);

            Duration whenCancelled = cpu(server);
            send(in, CANCEL);

            assertStops(server, whenCancelled);
            assertThat(answers).as("no answer to what was cancelled").isEmpty();
            send(in, PING);
            assertThat(answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("\"id\":3");
            assertThat(answers).isEmpty();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void in_the_same_breath_as_the_call() throws Exception {
        Process server = started();
        try (Writer in = server.outputWriter(StandardCharsets.UTF_8)) {
            BlockingQueue<String> answers = lines(server);
            send(in, INITIALIZE);
            assertThat(answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("\"id\":1");
            send(in, INITIALIZED);
            Duration whenCancelled = cpu(server);

            send(in, REVIEW + "\n" + CANCEL + "\n" + PING);

            assertThat(answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("\"id\":3");
            assertStops(server, whenCancelled);
            assertThat(answers).isEmpty();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void over_http() throws Exception {
        String token = HttpServer.newToken();
        try (HttpServer server = HttpServer.start(
                        new Server(Repository.open(large.toString()), Toolbox.of(false, Optional.empty())),
                        Listening.of("0", Set.of()),
                        token);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder to = HttpRequest.newBuilder(server.address())
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .header("Authorization", "Bearer " + token);
            HttpResponse<String> begun = client.send(post(to, INITIALIZE), HttpResponse.BodyHandlers.ofString());
            to.header(
                    "Mcp-Session-Id",
                    begun.headers().firstValue("Mcp-Session-Id").orElseThrow());
            client.send(post(to, INITIALIZED), HttpResponse.BodyHandlers.ofString());
            CompletableFuture<HttpResponse<String>> slow =
                    client.sendAsync(post(to, REVIEW), HttpResponse.BodyHandlers.ofString());
            await(CancellationTest::anyoneReads);

            client.send(post(to, CANCEL), HttpResponse.BodyHandlers.ofString());

            assertThat(slow.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).body())
                    .as("the stream ends without an answer")
                    .doesNotContain("\"result\"", "\"error\"");
            await(() -> !anyoneReads());
            assertThat(client.send(post(to, PING), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("\"id\":3");
        }
    }

    private static Process started() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.lintel.cli.Main",
                        "mcp",
                        large.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Whether threads of a review are at work in this process.
    private static boolean anyoneReads() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread ->
                        thread.getName().equals("lintel") || thread.getName().startsWith("java-reader"));
    }

    private static HttpRequest post(HttpRequest.Builder to, String body) {
        return to.copy().POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static void send(Writer in, String message) throws IOException {
        in.write(message + "\n");
        in.flush();
    }

    private static BlockingQueue<String> lines(Process server) {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            out.lines().forEach(answers::add);
        });
        return answers;
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    /// Waits until it does nothing for a second, and looks at what it did until then: two processors for a second, and
    /// not the ten that the call would have cost. Time on a clock would tell of the machine's other work.
    private static void assertStops(Process server, Duration whenCancelled) throws InterruptedException {
        Duration before;
        do {
            before = cpu(server);
            Thread.sleep(1_000);
        } while (cpu(server).minus(before).compareTo(IDLE) > 0);
        assertThat(cpu(server).minus(whenCancelled)).isLessThan(Duration.ofSeconds(2));
    }

    private static void await(Condition condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
