package dev.lintel.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Shop;
import dev.lintel.agent.model.StandIn.Reply;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Lintel;
import dev.lintel.cli.UsageProblem;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What never leaves, what never gets in, and what is needed for neither.
class ModelSafetyTest extends AskedModel {
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
        String answer = "{\"claims\":[{\"kind\":\"fact\",\"says\":\"\\u001b[2Jall fine\",\"evidence\":[\"r1\"],"
                + "\"example\":\"\\u001b[2Jrun this\"}]}";
        try (StandIn server = new StandIn(
                Reply.of(Protocol.ANTHROPIC.calls("backend_overview", OVERVIEW)),
                Reply.of(Protocol.ANTHROPIC.calls("answer", answer)))) {
            assertThat(ask(server, Protocol.ANTHROPIC).out())
                    .contains("all fine", "run this")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void nothing_is_sent_without_a_key_or_in_the_clear_or_offline() {
        for (Map.Entry<String, Map<String, String>> each : Map.of(
                        "https://models.example", Map.<String, String>of(),
                        "http://models.example", Map.of("ANTHROPIC_API_KEY", KEY),
                        "http://127.0.0.1.models.example", Map.of("ANTHROPIC_API_KEY", KEY),
                        "https://name:word@models.example", Map.of("ANTHROPIC_API_KEY", KEY),
                        "ftp://models.example", Map.of("ANTHROPIC_API_KEY", KEY))
                .entrySet()) {
            assertThatThrownBy(() -> ModelRun.run(
                            line("--model", "anthropic:m", "--model-url", each.getKey()),
                            "which endpoints are public?",
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
}
