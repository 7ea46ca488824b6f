package dev.lintel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Lintel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written into a project for coding agents, and taken out again.
class AgentVerbTest {
    private static final String OTHERS = """
            {
              "mcpServers" : {
                "other" : {
                  "command" : "other",
                  "args" : [ ]
                }
              }
            }
            """;

    @TempDir
    private Path project;

    @Test
    void nothing_is_written_unless_asked() throws IOException {
        Ran ran = run("install", "--for", "claude,codex,cursor,vscode,gemini,jetbrains");

        assertThat(ran.exit()).isEqualTo(Exit.CLEAN);
        assertThat(ran.out()).contains("+++ b/.mcp.json").contains("+[mcp_servers.lintel]");
        assertThat(contents()).isEmpty();
    }

    @Test
    void installing_twice_changes_nothing_more() throws IOException {
        run("install", "--for", "claude,codex,cursor,vscode,gemini,jetbrains", "--write");
        Map<String, String> once = contents();

        Ran again = run("install", "--for", "claude,codex,cursor,vscode,gemini,jetbrains", "--write");

        assertThat(again.err()).contains("nothing to change");
        assertThat(contents()).isEqualTo(once);
        assertThat(once)
                .containsKeys(
                        ".mcp.json",
                        ".claude/agents/lintel-architect.md",
                        ".claude/settings.json",
                        ".codex/config.toml",
                        ".cursor/mcp.json",
                        ".vscode/mcp.json",
                        ".gemini/settings.json",
                        ".junie/mcp/mcp.json",
                        ".junie/guidelines.md",
                        "AGENTS.md");
    }

    @Test
    void what_is_there_stays_and_uninstalling_leaves_no_trace() throws IOException {
        put(".mcp.json", OTHERS);
        put("AGENTS.md", "# Ours\n\nKeep the tests green.\n");
        put(".codex/config.toml", "model = \"x\"\n\n[mcp_servers.other]\ncommand = \"other\"\n");
        Map<String, String> before = contents();

        run("install", "--for", "claude,codex", "--write");
        assertThat(contents().get(".mcp.json")).contains("\"other\"").contains("\"lintel\"");
        assertThat(contents().get("AGENTS.md"))
                .contains("Keep the tests green.")
                .contains("lintel");
        assertThat(contents().get(".codex/config.toml"))
                .contains("[mcp_servers.other]")
                .contains("[mcp_servers.lintel]");

        run("uninstall", "--for", "claude,codex", "--write");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void without_a_name_those_agents_are_meant_that_the_project_has_files_of() throws IOException {
        put(".cursor/rules.md", "x");

        Ran ran = run("install");

        assertThat(ran.out()).contains(".cursor/mcp.json").doesNotContain(".gemini");
    }

    @Test
    void one_broken_file_leaves_out_its_agent_alone() throws IOException {
        put(".cursor/mcp.json", "{\n  \"mcpServers\": [,\n}");

        Ran ran = run("install", "--for", "claude,cursor,gemini", "--write");

        assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
        assertThat(ran.err())
                .contains("Cursor is left out: .cursor/mcp.json is no JSON in line 2, column 18")
                .contains("changed for Claude Code, Gemini CLI");
        assertThat(contents())
                .containsEntry(".cursor/mcp.json", "{\n  \"mcpServers\": [,\n}")
                .containsKeys(".mcp.json", ".gemini/settings.json")
                .doesNotContainKey(".cursor/hooks.json");
    }

    @Test
    void comments_stay_where_they_are() throws IOException {
        put(".mcp.json", "{ // ours\n  \"mcpServers\": {\n    \"a\": {}, // theirs\n  },\n}");

        Ran ran = run("install", "--for", "claude", "--write");

        assertThat(ran.exit()).isEqualTo(Exit.CLEAN);
        assertThat(contents().get(".mcp.json"))
                .startsWith("{ // ours\n  \"mcpServers\": {\n    \"lintel\": {\n      \"command\": ")
                .endsWith("\n    },\n    \"a\": {}, // theirs\n  },\n}");
    }

    private record Ran(Exit exit, String out, String err) {}

    private Ran run(String action, String... options) {
        List<String> words = new ArrayList<>(List.of("agent", action, "--in", project.toString()));
        words.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Exit exit = new Lintel(new Console(print(out), print(err), false, false)).run(words);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private void put(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(project)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                contents.put(project.relativize(each).toString(), Files.readString(each));
            }
        }
        return contents;
    }
}
