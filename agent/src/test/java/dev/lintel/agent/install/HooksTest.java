package dev.lintel.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.install.Form.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The lines of the hooks, run by a shell as the agents run them, around a review that ends as it is told to.
@DisabledOnOs(OS.WINDOWS)
class HooksTest {
    private static final String FIRST = "{\"stop_hook_active\": false}";
    private static final String AGAIN = "{\"stop_hook_active\":true}";

    @TempDir
    private Path folder;

    private record Ended(int exit, String toAgent, String out) {}

    @Test
    void findings_reach_the_agent() throws Exception {
        assertThat(stop(1, FIRST)).isEqualTo(new Ended(2, "reviewed\n", ""));
    }

    @Test
    void who_was_held_once_may_stop() throws Exception {
        assertThat(stop(1, AGAIN)).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void a_review_without_findings_or_one_that_could_not_be_done_holds_nobody() throws Exception {
        assertThat(stop(0, FIRST).exit()).isZero();
        assertThat(stop(2, FIRST).exit()).isZero();
    }

    @Test
    void the_hook_of_an_older_version_is_replaced() throws Exception {
        String before = """
                {"hooks":{"Stop":[{"hooks":[{"type":"command","command":"'lintel' review . --diff HEAD --fail-on high"}]}]}}
                """;
        String after = new JsonHooks(JsonHooks.Agent.CLAUDE).with(Optional.of(before), new Start("lintel", List.of()));

        assertThat(new JsonMapper().readTree(after).at("/hooks/Stop")).hasSize(1);
        assertThat(after).contains("stop_hook_active");
    }

    @Test
    void an_entity_or_a_migration_is_reviewed_as_soon_as_it_is_written() throws Exception {
        assertThat(written(1, "Product.java", "@Entity\nclass Product {}")).isEqualTo(new Ended(2, "reviewed\n", ""));
        assertThat(written(1, "V2__product.sql", "create table product (id int);")
                        .exit())
                .isEqualTo(2);
        assertThat(written(0, "Product.java", "@Entity\nclass Product {}").exit())
                .isZero();
        assertThat(written(2, "Product.java", "@Entity\nclass Product {}").exit())
                .isZero();
    }

    @Test
    void another_file_is_left_to_the_end() throws Exception {
        assertThat(written(1, "ProductService.java", "class ProductService {}")).isEqualTo(new Ended(0, "", ""));
        assertThat(written(1, "readme.md", "@Entity").exit()).isZero();
    }

    @Test
    void behind_a_tool_gemini_is_told_without_losing_what_the_tool_answered() throws Exception {
        Path file = Files.writeString(folder.resolve("V3__x.sql"), "drop table x;");
        String line = line(JsonHooks.Agent.GEMINI, "/hooks/AfterTool/0/hooks/0/command", 1);

        Ended ended = run(line, "{\"tool_input\": {\"file_path\": \"" + file + "\"}}");

        assertThat(ended.exit()).isZero();
        assertThat(new JsonMapper()
                        .readTree(ended.out())
                        .at("/hookSpecificOutput/additionalContext")
                        .asString())
                .contains("call its tool `review`");
        assertThat(run(line(JsonHooks.Agent.GEMINI, "/hooks/AfterAgent/0/hooks/0/command", 1), FIRST))
                .isEqualTo(new Ended(2, "reviewed\n", ""));
    }

    @Test
    void cursor_goes_on_by_a_message_where_something_was_found() throws Exception {
        Ended found = run(line(JsonHooks.Agent.CURSOR, "/hooks/stop/0/command", 1), "{\"status\": \"completed\"}");
        Ended nothing = run(line(JsonHooks.Agent.CURSOR, "/hooks/stop/0/command", 0), "{\"status\": \"completed\"}");

        assertThat(new JsonMapper()
                        .readTree(found.out())
                        .at("/followup_message")
                        .asString())
                .contains("call its tool `review`");
        assertThat(nothing).isEqualTo(new Ended(0, "", "{}\n"));
    }

    @Test
    void what_others_have_put_there_stays() throws Exception {
        String before = """
                {"version":1,"hooks":{"stop":[{"command":"./say-goodbye.sh"}],"afterFileEdit":[{"command":"./format.sh"}]}}
                """;
        JsonHooks hooks = new JsonHooks(JsonHooks.Agent.CURSOR);
        String with = hooks.with(Optional.of(before), new Start("lintel", List.of()));

        assertThat(hooks.without(with)).contains(before);
        assertThat(hooks.with(Optional.of(with), new Start("lintel", List.of())))
                .isEqualTo(with);
        assertThat(hooks.without(hooks.with(Optional.empty(), new Start("lintel", List.of()))))
                .isEmpty();
    }

    private Ended stop(int reviewEnds, String event) throws Exception {
        return run(line(JsonHooks.Agent.CLAUDE, "/hooks/Stop/0/hooks/0/command", reviewEnds), event);
    }

    private Ended written(int reviewEnds, String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        return run(
                line(JsonHooks.Agent.CLAUDE, "/hooks/PostToolUse/0/hooks/0/command", reviewEnds),
                "{\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"" + file
                        + "\",\"content\":\"\\\"file_path\\\": \\\"x\\\"\"}}");
    }

    private String line(JsonHooks.Agent agent, String at, int reviewEnds) throws Exception {
        Path review = folder.resolve("review " + reviewEnds);
        Files.writeString(review, "#!/bin/sh\necho reviewed\nexit " + reviewEnds + "\n");
        assertThat(review.toFile().setExecutable(true)).isTrue();
        String settings = new JsonHooks(agent).with(Optional.empty(), new Start(review.toString(), List.of()));
        return new JsonMapper().readTree(settings).at(at).asString();
    }

    private Ended run(String line, String event) throws IOException, InterruptedException {
        Path told = Files.createTempFile(folder, "told", ".txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).redirectError(told.toFile());
        shell.directory(folder.toFile());
        shell.environment().put("CLAUDE_PROJECT_DIR", folder.toString());
        Process process = shell.start();
        process.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.exitValue(), Files.readString(told), out);
    }
}
