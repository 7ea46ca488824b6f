package dev.lintel.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.install.Form.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every agent's files in the layouts that people and editors leave: Lintel's part goes in and comes out, and every
/// byte of the rest is where it was.
class RestoredFilesTest {
    private static final Start START = new Start("/opt/lintel/lintel", List.of("mcp", "."));
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    /// Layouts of a JSON file; `FIELD` is what Lintel's part stands under and `OTHER` a member that stands there.
    private static final List<String> JSON = List.of(
            "",
            "\n",
            "{}",
            "{}\n",
            "{ }\n",
            "{\n}\n",
            "{\n\n}",
            "{ /* nothing yet */ }",
            "{ // nothing yet\n}\n",
            "// ours\n{}\n",
            "{\"FIELD\":{}}",
            "{\"FIELD\": { }}\n",
            "{\n  \"FIELD\": {}\n}\n",
            "{\n  \"FIELD\": {\n  }\n}\n",
            "{\n  \"FIELD\": {\n    // none yet\n  }\n}\n",
            "{\n  \"FIELD\": { // none yet\n  }, // really\n}\n",
            "{\"FIELD\":{OTHER}}",
            "{ \"FIELD\": { OTHER }, \"last\": 1 }\n",
            "{\n  \"FIELD\": { OTHER },\n  \"last\": 1\n}\n",
            "{\n  \"FIELD\": {\n    OTHER\n  }\n}\n",
            "{\n    \"FIELD\": {\n        OTHER,\n    },\n}",
            "{\n\t\"FIELD\": {\n\t\t// theirs\n\t\tOTHER // last\n\t}\n}\n",
            "/* all\n   of ours */\n{\n  /* a */ \"first\": [1, 2,], // b\n  \"FIELD\": { /* c\n d */ OTHER /* e */ }\n}\n\n",
            "{\r\n  \"FIELD\": {\r\n    OTHER\r\n  }\r\n}\r\n",
            "{\r\n\t\"first\": true\r\n}",
            "{\"first\": true}",
            "{\"first\":[{\"a\":[]}],\"last\":null}",
            "{\n  \"$schema\": \"https://example.org/schema.json\",\n  \"first\": \"{ // no comment }\"\n}\n",
            "{\n  \"$schema\": \"https://example.org/schema.json\"\n}\n",
            "{\n\"first\": 1,\n\"FIELD\": {\nOTHER\n}\n}\n",
            "\uFEFF{\n  \"FIELD\": {\n    OTHER\n  }\n}\n");

    private static final List<String> TOML = List.of(
            "",
            "\n",
            "model = \"x\"",
            "model = \"x\"\n",
            "model = \"x\"\n\n\n",
            "# ours\nmodel = \"x\" # theirs\n\n[mcp_servers.other]\ncommand = \"other\"\nargs = [\n  \"[a\", # ]\n  'b',\n]\n",
            "model = \"x\"\r\n\r\n[mcp_servers.other]\r\ncommand = \"other\"\r\n",
            "[mcp_servers]\nother = { command = \"o\", env = { A = \"}\" } }",
            "text = '''\n[mcp_servers.lintel]\ncommand = \"no\"\n'''\n\"a.b\" . c = 1979-05-27 07:32:00\n[[hooks]]\nx = 1\n");

    private static final List<String> MARKDOWN =
            List.of("", "\n", "# Ours", "# Ours\n", "# Ours\n\n\n", "# Ours\r\n\r\nGreen tests.\r\n");

    @TempDir
    private Path project;

    record Case(CodingAgent agent, String path, String text) {
        @Override
        public String toString() {
            return agent.word() + " " + path + " " + READER.writeValueAsString(text);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(CodingAgent.values())
                .flatMap(agent -> agent.placements().stream()
                        .flatMap(placement ->
                                texts(placement.form()).map(text -> new Case(agent, placement.path(), text))));
    }

    private static Stream<String> texts(Form form) {
        return switch (form) {
            case JsonServers servers -> json(servers.field(), "\"other\": {\"command\": \"o\", \"args\": [ ]}");
            case JsonHooks _ ->
                Stream.of(
                                json("hooks", "\"stop\": [{ \"command\": \"./x.sh\" }]"),
                                json("hooks", "\"Stop\": [], \"AfterAgent\": [\n]"),
                                json("hooks", "\"PostToolUse\": [ ], \"AfterTool\": [\n  {\"hooks\": []} ]"))
                        .flatMap(each -> each);
            case TomlServer _ -> TOML.stream();
            case MarkdownSection _ -> MARKDOWN.stream();
            case OwnFile _ -> Stream.of("somebody's own words\n");
        };
    }

    private static Stream<String> json(String field, String other) {
        return JSON.stream().map(text -> text.replace("FIELD", field).replace("OTHER", other));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_was_there_comes_back_byte_for_byte(Case each) throws Exception {
        Path file = project.resolve(each.path());
        Files.createDirectories(file.getParent());
        Files.writeString(file, each.text());

        goesInAndOut(each.agent());
    }

    @ParameterizedTest
    @MethodSource("agents")
    void what_was_not_there_is_gone(CodingAgent agent) throws Exception {
        goesInAndOut(agent);

        assertThat(project).isEmptyDirectory();
    }

    static Stream<CodingAgent> agents() {
        return Stream.of(CodingAgent.values());
    }

    private void goesInAndOut(CodingAgent agent) throws IOException {
        Map<String, String> before = contents();

        Plan plan = Plan.install(List.of(agent), project, START);
        assertThat(plan.leftOut()).isEmpty();
        assertThat(contents()).as("only shown").isEqualTo(before);
        assertThat(plan.write()).isEmpty();
        isThere(agent);
        assertThat(Plan.install(List.of(agent), project, START).changes())
                .as("a second time")
                .isEmpty();
        assertThat(Plan.uninstall(List.of(agent), project, START).write()).isEmpty();

        assertThat(contents()).isEqualTo(before);
    }

    private void isThere(CodingAgent agent) throws IOException {
        for (CodingAgent.Placement placement : agent.placements()) {
            String text = Files.readString(project.resolve(placement.path()));
            switch (placement.form()) {
                case JsonServers servers -> {
                    JsonNode server = json(text).path(servers.field()).path("lintel");
                    assertThat(server.path("command").asString("")).isEqualTo(START.command());
                    assertThat(server.path("args").toString()).isEqualTo("[\"mcp\",\".\"]");
                    assertThat(server.has("type")).isEqualTo(servers.typed());
                }
                case JsonHooks _ ->
                    assertThat(json(text).path("hooks").findValuesAsString("command").stream()
                                    .filter(line -> line.contains("review . --diff HEAD")))
                            .hasSize(agent == CodingAgent.CURSOR ? 1 : 2);
                case TomlServer _ ->
                    assertThat(text.replace("\r", ""))
                            .endsWith(
                                    "[mcp_servers.lintel]\ncommand = \"/opt/lintel/lintel\"\nargs = [\"mcp\", \".\"]\n");
                case MarkdownSection _ -> assertThat(text).containsOnlyOnce("## Backend architecture");
                case OwnFile _ -> assertThat(text).isNotEmpty();
            }
        }
    }

    private static JsonNode json(String text) {
        return READER.readTree(text.replace("\uFEFF", ""));
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                contents.put(
                        project.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                return FileVisitResult.CONTINUE;
            }
        });
        return contents;
    }
}
