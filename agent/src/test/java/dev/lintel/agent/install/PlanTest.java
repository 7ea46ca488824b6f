package dev.lintel.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.install.Form.Start;
import dev.lintel.review.Patch;
import dev.lintel.review.UnifiedDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Files that are links, locked, broken, or have Lintel's part already in words of somebody else.
class PlanTest {
    private static final Start START = new Start("/opt/lintel/lintel", List.of("mcp", "."));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(CodingAgent.class)
    @DisabledOnOs(OS.WINDOWS)
    void a_link_inside_the_project_is_followed_and_said(CodingAgent agent) throws IOException {
        String path = agent.placements().getFirst().path();
        String text = agent == CodingAgent.CODEX ? "model = \"x\"\n" : "{ \"a\": 1 }\n";
        Path real = write("project/shared/settings", text);
        Path link = link(path, real);

        Plan plan = install(agent);

        assertThat(plan.leftOut()).isEmpty();
        assertThat(plan.notes()).containsExactly(path + " is a link: shared/settings is what changes");
        assertThat(plan.write()).isEmpty();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).contains("lintel");
        assertThat(uninstall(agent).write()).isEmpty();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(CodingAgent.class)
    @DisabledOnOs(OS.WINDOWS)
    void a_link_out_of_the_project_leaves_out_its_agent(CodingAgent agent) throws IOException {
        String path = agent.placements().getFirst().path();
        Path real = write("elsewhere/settings", "{}");
        link(path, real);
        CodingAgent other = agent == CodingAgent.CLAUDE ? CodingAgent.JETBRAINS : CodingAgent.CLAUDE;

        Plan plan = Plan.install(List.of(agent, other), project(), START);

        assertThat(plan.leftOut())
                .containsExactly(agent.display() + " is left out: " + path
                        + " is or stands behind a link that leads out of the project");
        assertThat(plan.agents()).containsExactly(other);
        assertThat(plan.write()).isEmpty();
        assertThat(Files.readString(real)).isEqualTo("{}");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_folder_that_is_a_link_out_of_the_project_does_so_too() throws IOException {
        Files.createDirectories(folder.resolve("elsewhere"));
        link(".cursor", folder.resolve("elsewhere"));
        link(".mcp.json", folder.resolve("nowhere"));

        assertThat(Plan.install(List.of(CodingAgent.CURSOR, CodingAgent.CLAUDE), project(), START)
                        .leftOut())
                .containsExactly(
                        "Cursor is left out: .cursor/mcp.json is or stands behind a link that leads out of the project",
                        "Claude Code is left out: .mcp.json is a link that leads to no file");
    }

    @ParameterizedTest
    @EnumSource(CodingAgent.class)
    @DisabledOnOs(OS.WINDOWS)
    void what_is_read_only_stays_and_is_no_trouble_where_nothing_changes(CodingAgent agent) throws IOException {
        String path = agent.placements().getFirst().path();
        Path file = write("project/" + path, agent == CodingAgent.CODEX ? "" : "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThat(install(agent).leftOut())
                .containsExactly(agent.display() + " is left out: " + path + " is read-only");
        assertThat(uninstall(agent).leftOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1, 2]                  | .mcp.json holds no JSON object
            {"mcpServers": []}      | .mcp.json has something else than an object under mcpServers in line 1
            {"a": 1} {"b": 2}       | .mcp.json goes on behind its end in line 1
            {"a": 1, 'b': 2}        | .mcp.json is no JSON in line 1, column 10
            {"a": 1                 | .mcp.json is no JSON in line 1, column
            """)
    void what_is_no_settings_file_is_told_with_its_place(String text, String told) throws IOException {
        write("project/.mcp.json", text.replace("''", "'"));

        Plan plan = install(CodingAgent.CLAUDE);

        assertThat(plan.leftOut()).singleElement().asString().startsWith("Claude Code is left out: " + told);
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void so_is_what_is_no_toml_or_no_text() throws IOException {
        Path toml = write("project/.codex/config.toml", "model = \"x\"\nargs = [ \"a\"\n");
        assertThat(install(CodingAgent.CODEX).leftOut().getFirst())
                .startsWith("Codex is left out: .codex/config.toml is no TOML in line 3, column 1: a list");
        Files.writeString(toml, "a = 'x\n");
        assertThat(install(CodingAgent.CODEX).leftOut().getFirst()).endsWith("line 1, column 5: a text without an end");
        Files.writeString(toml, "mcp_servers = { other = { command = 'o' } }\n");
        assertThat(install(CodingAgent.CODEX).leftOut().getFirst())
                .endsWith("has its servers in one value in line 1; write them as tables [mcp_servers.NAME]");
        Files.write(toml, "name = 'Zoë'".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(install(CodingAgent.CODEX).leftOut().getFirst()).endsWith("is not in UTF-8");
    }

    @Test
    void an_entry_of_an_older_path_is_renewed_at_its_place_and_keeps_what_was_added() throws IOException {
        Path file = write("project/.mcp.json", """
                {
                  "mcpServers": {
                    "a": {}, // first
                    "lintel": { "command": "/old/lintel", "args": ["mcp", "."], "env": { "A": "b" } }
                  }
                }
                """);

        install(CodingAgent.CLAUDE).write();

        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "mcpServers": {
                    "a": {}, // first
                    "lintel": { "command": "/opt/lintel/lintel", "args": ["mcp", "."], "env": { "A": "b" } }
                  }
                }
                """);
        uninstall(CodingAgent.CLAUDE).write();
        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "mcpServers": {
                    "a": {} // first
                  }
                }
                """);
    }

    @Test
    void a_server_that_is_reached_by_an_address_is_left_alone() throws IOException {
        Path file = write("project/.mcp.json", "{\"mcpServers\":{\"lintel\":{\"url\":\"http://localhost:8100/mcp\"}}}");
        Path toml =
                write("project/.codex/config.toml", "[mcp_servers]\nlintel = { url = \"http://localhost:1/mcp\" }\n");

        Plan plan = Plan.install(List.of(CodingAgent.CLAUDE, CodingAgent.CODEX), project(), START);
        assertThat(plan.changes())
                .extracting(each -> each.file().path())
                .doesNotContain(".mcp.json", ".codex/config.toml");

        Plan.uninstall(List.of(CodingAgent.CLAUDE, CodingAgent.CODEX), project(), START)
                .write();
        assertThat(Files.readString(file)).isEqualTo("{\"mcpServers\":{}}");
        assertThat(Files.readString(toml)).isEqualTo("[mcp_servers]\n");
    }

    @Test
    void a_table_of_ours_in_other_words_is_renewed_at_its_place() throws IOException {
        Path file = write("project/.codex/config.toml", """
                [ mcp_servers . "lintel" ] # theirs
                args = [
                  "mcp", # here
                  "/elsewhere",
                ]
                command = '/old/lintel'
                startup_timeout_sec = 20

                [mcp_servers.lintel.env]
                A = "b"

                # the others
                [tools]
                web = true
                """);

        install(CodingAgent.CODEX).write();
        assertThat(Files.readString(file)).isEqualTo("""
                [ mcp_servers . "lintel" ] # theirs
                args = ["mcp", "."]
                command = "/opt/lintel/lintel"
                startup_timeout_sec = 20

                [mcp_servers.lintel.env]
                A = "b"

                # the others
                [tools]
                web = true
                """);
        uninstall(CodingAgent.CODEX).write();
        assertThat(Files.readString(file).strip()).isEqualTo("# the others\n[tools]\nweb = true");
    }

    @Test
    void a_hook_in_an_entry_of_somebody_else_goes_alone() throws IOException {
        String before = """
                {
                  "hooks": {
                    "Stop": [
                      { "hooks": [
                        { "type": "command", "command": "./say.sh" }
                      ] }
                    ]
                  }
                }
                """;
        Path file = write(
                "project/.claude/settings.json",
                before.replace("say.sh\" }", "say.sh\" },\n        { \"command\": \"'old' review . --diff HEAD\" }"));

        install(CodingAgent.CLAUDE).write();
        assertThat(Files.readString(file)).contains("./say.sh").doesNotContain("'old'");
        uninstall(CodingAgent.CLAUDE).write();
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void what_two_agents_read_stays_while_one_of_them_is_left() throws IOException {
        Plan.install(List.of(CodingAgent.CODEX, CodingAgent.CURSOR), project(), START)
                .write();

        uninstall(CodingAgent.CODEX).write();
        assertThat(project().resolve("AGENTS.md")).isRegularFile();
        assertThat(project().resolve(".codex")).doesNotExist();
        Plan last = uninstall(CodingAgent.CURSOR);
        assertThat(UnifiedDiff.of(new Patch(last.changes(), List.of())))
                .contains("--- a/AGENTS.md\n+++ /dev/null\n")
                .doesNotContain("+++ b/AGENTS.md");
        last.write();
        assertThat(project()).isEmptyDirectory();
    }

    @Test
    void an_architect_that_somebody_has_changed_stays() throws IOException {
        install(CodingAgent.CLAUDE).write();
        Path file = project().resolve(".claude/agents/lintel-architect.md");
        Files.writeString(file, Files.readString(file) + "Be brief.\n");
        String changed = Files.readString(file);

        Plan again = install(CodingAgent.CLAUDE);
        assertThat(again.changes()).isEmpty();
        assertThat(again.notes())
                .containsExactly(".claude/agents/lintel-architect.md was changed by somebody and stays as it is");
        uninstall(CodingAgent.CLAUDE).write();
        assertThat(Files.readString(file)).isEqualTo(changed);
    }

    @Test
    void an_architect_of_another_version_is_renewed() throws IOException {
        OwnFile older = new OwnFile("# The architect\n");
        Path file = write("project/.claude/agents/lintel-architect.md", older.with(Optional.empty(), START));

        install(CodingAgent.CLAUDE).write();

        assertThat(Files.readString(file)).contains("You are a senior backend architect.");
    }

    private Plan install(CodingAgent agent) throws IOException {
        return Plan.install(List.of(agent), project(), START);
    }

    private Plan uninstall(CodingAgent agent) throws IOException {
        return Plan.uninstall(List.of(agent), project(), START);
    }

    private Path project() throws IOException {
        return Files.createDirectories(folder.resolve("project"));
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path link(String path, Path to) throws IOException {
        Path link = project().resolve(path);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, to);
    }
}
