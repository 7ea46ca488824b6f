package dev.lintel.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Shop;
import dev.lintel.agent.model.StandIn.Reply;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Lintel;
import dev.lintel.cli.UsageProblem;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `lintel ask --model` against servers that speak the providers' protocols, well and badly.
class ModelRunTest {
    private static final String KEY = "sk-ant-very-secret-0123456789abcdef";
    private static final String OVERVIEW = "{}";
    private static final String PROVED = """
            {"claims":[{"kind":"risk","says":"The shop has endpoints that anybody may call.","evidence":["r1"],\
            "example":".anyRequest().authenticated()"}]}""";

    @ParameterizedTest
    @EnumSource
    void a_model_asks_the_tools_and_what_it_proves_is_told(Protocol protocol) throws Exception {
        String answer = """
                {"claims":[{"kind":"risk","says":"The worst stands in the overview.","evidence":["r1"]},\
                {"kind":"fact","says":"It is written in COBOL.","evidence":[]},\
                {"kind":"risk","says":"PaymentController.java:99999 is open.","evidence":["r1"]},\
                {"kind":"fact","says":"DELETE /api/everything is open.","evidence":["r1"]},\
                {"kind":"fact","says":"It is mined.","evidence":["r7"]}]}""";
        try (StandIn server = new StandIn(
                Reply.of(protocol.calls("backend_overview", OVERVIEW)), Reply.of(protocol.calls("answer", answer)))) {
            Ran ran = ask(server, protocol);

            assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.CLEAN);
            assertThat(ran.out())
                    .contains("The worst stands in the overview. [r1]")
                    .contains("r1  backend_overview")
                    .doesNotContain("COBOL", "99999", "everything", "mined");
            assertThat(ran.err()).contains("4 of 5 claims were dropped").contains("2 calls, 30 tokens");
            assertThat(server.received())
                    .hasSize(2)
                    .allMatch(each -> each.path().equals(protocol.path()));
            assertThat(server.received().getLast().body())
                    .contains("\\\"result\\\":\\\"r1\\\"")
                    .contains("auth-object-not-owned");
            assertThat(server.received().getFirst().headers().toString()).contains(KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_that_answers_without_the_tool_is_held_to_the_same(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(protocol.calls("backend_overview", OVERVIEW)),
                Reply.of(protocol.says("# Summary\\n- There are open endpoints. [r1]\\n- All is well.\\n")))) {
            Ran ran = ask(server, protocol);

            assertThat(ran.out()).contains("There are open endpoints. [r1]").doesNotContain("Summary", "All is well");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_never_proved_is_never_shown(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(Reply.of(protocol.says("Your backend is perfectly safe.")))) {
            Ran ran = ask(server, protocol);

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("proved nothing").doesNotContain("perfectly safe");
            assertThat(server.received()).as("given back once").hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_key_is_said_and_not_shown(Protocol protocol) throws Exception {
        String quoting = "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}";
        try (StandIn server = new StandIn(Reply.of(401, quoting, Map.of()))) {
            Ran ran = ask(server, protocol, "--show-sent");

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err())
                    .contains("refused the key in")
                    .contains("(401)")
                    .contains("Incorrect API key");
            assertThat(ran.err() + ran.out()).doesNotContain(KEY);
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_busy_server_is_waited_for_as_long_as_it_asks(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(429, "{}", Map.of("Retry-After", "0")),
                Reply.of(500, "{}", Map.of("Retry-After", "0")),
                Reply.of(protocol.calls("backend_overview", OVERVIEW)),
                Reply.of(protocol.calls("answer", PROVED)))) {
            assertThat(ask(server, protocol).exit()).isEqualTo(Exit.CLEAN);
        }
    }

    @Test
    void a_server_that_asks_for_an_hour_is_not_waited_for() throws Exception {
        try (StandIn server = new StandIn(Reply.of(429, "{}", Map.of("Retry-After", "3600")))) {
            Ran ran = ask(server, Protocol.ANTHROPIC);

            assertThat(ran.err()).contains("asks to wait 3600 s").contains("(429)");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void a_server_that_stays_broken_is_given_up() throws Exception {
        try (StandIn server = new StandIn(Reply.of(500, "boom", Map.of("Retry-After", "0")))) {
            Ran ran = ask(server, Protocol.OPENAI);

            assertThat(ran.err()).contains("failed (500): boom");
            assertThat(server.received()).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_trickles_is_left_after_the_timeout(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(Reply.trickling())) {
            long start = System.nanoTime();
            Ran ran = ask(server, protocol, "--budget", "timeout=1s");

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).contains("did not answer within 1 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void an_answer_without_end_is_cut_off() throws Exception {
        try (StandIn server = new StandIn(Reply.of("x".repeat(5 << 20)))) {
            Ran ran = ask(server, Protocol.OPENAI);

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).hasSizeLessThan(1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nonsense_is_said_to_be_nonsense(Protocol protocol) throws Exception {
        for (String nonsense : List.of("<html>Welcome</html>", "{\"choices\":", "{}", "[]", "null", "")) {
            try (StandIn server = new StandIn(Reply.of(nonsense))) {
                Ran ran = ask(server, protocol, "--budget", "calls=3");

                assertThat(ran.exit()).as(nonsense).isEqualTo(Exit.INCOMPLETE);
                assertThat(ran.out()).as(nonsense).isEmpty();
                assertThat(ran.err()).as(nonsense).contains("without --model").doesNotContain("Exception", "\tat ");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void calls_that_cannot_be_followed_are_answered_with_how_to_ask(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(protocol.calls("delete_everything", "{}")),
                Reply.of(protocol.calls("endpoints", "{\"limit\":\"many\"}")),
                Reply.of(protocol.calls("tables", "{\"name\":[1,2]}")),
                Reply.of(protocol.calls("backend_overview", OVERVIEW)),
                Reply.of(protocol.calls("answer", "{\"claims\":\"none\"}")),
                Reply.of(protocol.calls("answer", PROVED)))) {
            Ran ran = ask(server, protocol);

            assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.CLEAN);
            assertThat(server.received().getLast().body())
                    .contains("there is no tool delete_everything")
                    .contains("limit has to be a number")
                    .contains("name has to be a text");
        }
    }

    @Test
    void arguments_that_are_no_json_are_answered() throws Exception {
        String broken =
                Protocol.OPENAI.calls("tables", "{}").replace("\"arguments\":\"{}\"", "\"arguments\":\"{name:\"");
        try (StandIn server = new StandIn(
                Reply.of(broken),
                Reply.of(Protocol.OPENAI.calls("backend_overview", OVERVIEW)),
                Reply.of(Protocol.OPENAI.calls("answer", PROVED)))) {
            assertThat(ask(server, Protocol.OPENAI).exit()).isEqualTo(Exit.CLEAN);
            assertThat(server.received().get(1).body()).contains("are no JSON object");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_loop_without_end_ends_with_the_budget(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(Reply.of(protocol.calls("backend_overview", OVERVIEW)))) {
            Ran ran = ask(server, protocol, "--budget", "calls=3");

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).contains("the budget is used up (3 calls, 45 tokens)");
            assertThat(server.received()).hasSize(3);
            assertThat(server.received().get(1).body()).contains("explain_finding");
            assertThat(server.received().getLast().body())
                    .contains("you have that answer already: r1")
                    .doesNotContain("explain_finding");
        }
    }

    @Test
    void tokens_are_bounded_before_they_are_sent() throws Exception {
        try (StandIn server = new StandIn(Reply.of(Protocol.OLLAMA.calls("review", "{\"limit\":50}")))) {
            Ran ran = ask(server, Protocol.OLLAMA, "--budget", "tokens=2000");

            assertThat(ran.err()).contains("the budget is used up (1 calls");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void nobody_is_sent_elsewhere_with_the_key() throws Exception {
        try (StandIn elsewhere = new StandIn(Reply.of("{}"));
                StandIn server = new StandIn(Reply.of(307, "", Map.of("Location", elsewhere.url() + "/messages")))) {
            Ran ran = ask(server, Protocol.ANTHROPIC);

            assertThat(ran.err()).contains("not followed");
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void a_model_cannot_write() throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(Protocol.ANTHROPIC.calls("apply_fix", "{\"id\":\"x\",\"write\":\"yes\"}")),
                Reply.of(Protocol.ANTHROPIC.says("done")))) {
            ask(server, Protocol.ANTHROPIC);

            assertThat(server.received().get(1).body()).contains("problem");
        }
        assertThat(new Tools(Shop.repository()).all()).noneMatch(tool -> tool.writes());
    }

    @Test
    void what_is_sent_is_shown_without_the_key_and_without_secrets(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("src/main/java/com/example/KeyController.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, """
                package com.example;

                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class KeyController {
                    private final JdbcTemplate jdbc;

                    KeyController(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @GetMapping("/partners")
                    Object partners() {
                        return jdbc.queryForList("select name from partners where secret = 'tr0ub4dor&3' and key = 'AKIAIOSFODNN7EXAMPLE'");
                    }
                }
                """);
        try (StandIn server = new StandIn(
                Reply.of(Protocol.OPENAI.calls("queries_of", "{\"endpoint\":\"/partners\"}")),
                Reply.of(Protocol.OPENAI.calls("answer", PROVED)))) {
            Ran ran = ask(
                    server,
                    Protocol.OPENAI,
                    Repository.open(folder.toString()),
                    "password=hunter2x safe?",
                    "--show-sent");

            assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.CLEAN);
            String sent = server.received().toString().replace(KEY, "");
            assertThat(sent).contains("select name from partners").contains(Masking.MASK);
            for (String secret : List.of("tr0ub4dor", "AKIAIOSFODNN7EXAMPLE", "hunter2x")) {
                assertThat(sent).doesNotContain(secret);
            }
            for (StandIn.Received each : server.received()) {
                assertThat(ran.err()).contains(each.body());
            }
            assertThat(ran.err()).doesNotContain(KEY);
        }
    }

    @Test
    void a_claim_cannot_steer_the_terminal() throws Exception {
        String answer = "{\"claims\":[{\"kind\":\"fact\",\"says\":\"\\u001b[2Jall fine\",\"evidence\":[\"r1\"]}]}";
        try (StandIn server = new StandIn(
                Reply.of(Protocol.ANTHROPIC.calls("backend_overview", OVERVIEW)),
                Reply.of(Protocol.ANTHROPIC.calls("answer", answer)))) {
            assertThat(ask(server, Protocol.ANTHROPIC).out())
                    .contains("all fine")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void nothing_is_sent_without_a_key_or_in_the_clear_or_offline() {
        for (Map.Entry<String, Map<String, String>> each : Map.of(
                        "https://models.example", Map.<String, String>of(),
                        "http://models.example", Map.of("ANTHROPIC_API_KEY", KEY),
                        "ftp://models.example", Map.of("ANTHROPIC_API_KEY", KEY))
                .entrySet()) {
            assertThatThrownBy(() -> ModelRun.run(
                            line("--model", "anthropic:m", "--model-url", each.getKey()),
                            Shop.repository(),
                            console(new ByteArrayOutputStream(), new ByteArrayOutputStream()),
                            each.getValue()))
                    .isInstanceOf(UsageProblem.class)
                    .hasMessageNotContaining(KEY);
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Exit exit = new Lintel(console(new ByteArrayOutputStream(), err))
                .run(List.of("ask", "--offline", "--model", "ollama:m", "which endpoints are public?"));
        assertThat(exit).isEqualTo(Exit.INCOMPLETE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--offline forbids --model");
    }

    @Test
    void options_that_say_nothing_are_refused() {
        assertThatThrownBy(() -> Connection.of("gpt", Optional.empty(), Map.of()))
                .hasMessageContaining("provider:model");
        assertThatThrownBy(() -> Budget.of("calls=0")).hasMessageContaining("calls=12");
        assertThatThrownBy(() -> Budget.of("dollars=3")).hasMessageContaining("calls=12");
    }

    @Test
    void who_asks_no_model_needs_nothing_of_its_clients() throws Exception {
        Process plain = withoutClients("which endpoints are public?");
        assertThat(plain.inputReader().lines()).anyMatch(line -> line.contains("/api/products"));
        assertThat(plain.waitFor()).isZero();

        Process asked = withoutClients("--model", "ollama:m", "which endpoints are public?");
        assertThat(asked.inputReader().lines()).anyMatch(line -> line.contains("are not installed"));
        assertThat(asked.waitFor()).isEqualTo(2);
    }

    private static Process withoutClients(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(each -> !each.contains("langchain4j") && !each.contains("jackson-databind-2"))
                        .collect(Collectors.joining(File.pathSeparator)),
                "dev.lintel.cli.Main",
                "ask",
                "--in",
                Shop.folder().toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private record Ran(Exit exit, String out, String err) {}

    private static Ran ask(StandIn server, Protocol protocol, String... options) throws UsageProblem, IOException {
        return ask(server, protocol, Shop.repository(), "is it safe?", options);
    }

    private static Ran ask(StandIn server, Protocol protocol, Repository repository, String sentence, String... options)
            throws UsageProblem, IOException {
        List<String> words = new ArrayList<>(
                List.of("ask", sentence, "--model", protocol.word() + ":m", "--model-url", server.url()));
        words.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Exit exit = ModelRun.run(
                CommandLine.parse(words),
                repository,
                console(out, err),
                Map.of("ANTHROPIC_API_KEY", KEY, "OPENAI_API_KEY", KEY, "OLLAMA_API_KEY", KEY));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static CommandLine line(String... options) throws UsageProblem {
        List<String> words = new ArrayList<>(List.of("ask", "is it safe?"));
        words.addAll(List.of(options));
        return CommandLine.parse(words);
    }

    private static Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
    }
}
