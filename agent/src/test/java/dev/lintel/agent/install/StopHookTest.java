package dev.lintel.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.install.Form.JsonStopHook;
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

/// The hook's line, run by a shell as the agent runs it, around a review that ends as it is told to.
@DisabledOnOs(OS.WINDOWS)
class StopHookTest {
    private static final String FIRST = "{\"stop_hook_active\": false}";
    private static final String AGAIN = "{\"stop_hook_active\":true}";

    @TempDir
    private Path folder;

    private record Ended(int exit, String toAgent) {}

    @Test
    void findings_reach_the_agent() throws Exception {
        assertThat(stop(1, FIRST)).isEqualTo(new Ended(2, "reviewed\n"));
    }

    @Test
    void who_was_held_once_may_stop() throws Exception {
        assertThat(stop(1, AGAIN)).isEqualTo(new Ended(0, ""));
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
        String after = new JsonStopHook().with(Optional.of(before), new Start("lintel", List.of()));

        assertThat(new JsonMapper().readTree(after).at("/hooks/Stop")).hasSize(1);
        assertThat(after).contains("stop_hook_active");
    }

    private Ended stop(int reviewEnds, String event) throws Exception {
        Path review = folder.resolve("review " + reviewEnds);
        Files.writeString(review, "#!/bin/sh\necho reviewed\nexit " + reviewEnds + "\n");
        assertThat(review.toFile().setExecutable(true)).isTrue();
        String settings = new JsonStopHook().with(Optional.empty(), new Start(review.toString(), List.of()));
        String line = new JsonMapper()
                .readTree(settings)
                .at("/hooks/Stop/0/hooks/0/command")
                .asString();
        return run(line, event);
    }

    private Ended run(String line, String event) throws IOException, InterruptedException {
        Path told = Files.createTempFile(folder, "told", ".txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).redirectError(told.toFile());
        shell.environment().put("CLAUDE_PROJECT_DIR", folder.toString());
        Process process = shell.start();
        process.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(told));
    }
}
