package dev.lintel.agent.install;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How Lintel's part stands in a file, put in and taken out so that everything else stays.
public sealed interface Form permits Form.JsonServers, JsonHooks, Form.TomlTable, Form.MarkdownSection, Form.Own {
    /// The file with Lintel's part, which may be there already.
    ///
    /// @param before empty when there is no file
    /// @throws Unmergeable when the file is not what its name says
    String with(Optional<String> before, Start start) throws Unmergeable;

    /// The file without it; empty when nothing else is left.
    Optional<String> without(String before) throws Unmergeable;

    /// How the server is started.
    record Start(String command, List<String> arguments) {
        public Start {
            arguments = List.copyOf(arguments);
        }
    }

    /// Somebody has to look at the file first.
    final class Unmergeable extends Exception {
        private static final long serialVersionUID = 1L;

        Unmergeable(String message) {
            super(message);
        }
    }

    /// An object of servers by name, in JSON.
    ///
    /// @param typed whether each server says `"type": "stdio"`
    record JsonServers(String field, boolean typed) implements Form {
        @Override
        public String with(Optional<String> before, Start start) throws Unmergeable {
            ObjectNode root = Json.object(before);
            ObjectNode server = Json.child(root, field).putObject("lintel");
            if (typed) {
                server.put("type", "stdio");
            }
            server.put("command", start.command());
            ArrayNode arguments = server.putArray("args");
            start.arguments().forEach(arguments::add);
            return Json.text(root);
        }

        @Override
        public Optional<String> without(String before) throws Unmergeable {
            ObjectNode root = Json.object(Optional.of(before));
            if (root.get(field) instanceof ObjectNode servers) {
                servers.remove("lintel");
                if (servers.isEmpty()) {
                    root.remove(field);
                }
            }
            return root.isEmpty() ? Optional.empty() : Optional.of(Json.text(root));
        }
    }

    /// A table of Codex' configuration; TOML has no order of tables, so ours stands last.
    record TomlTable() implements Form {
        private static final Pattern TABLE = Pattern.compile("(?m)^\\[mcp_servers\\.lintel]\\R(?:(?!\\[).*\\R?)*");

        @Override
        public String with(Optional<String> before, Start start) {
            String others = before.flatMap(this::without)
                    .map(text -> text.stripTrailing() + "\n\n")
                    .orElse("");
            String arguments = String.join(
                    ", ", start.arguments().stream().map(TomlTable::quoted).toList());
            return others + "[mcp_servers.lintel]\ncommand = " + quoted(start.command()) + "\nargs = [" + arguments
                    + "]\n";
        }

        @Override
        public Optional<String> without(String before) {
            String rest = TABLE.matcher(before).replaceAll("").stripTrailing();
            return rest.isEmpty() ? Optional.empty() : Optional.of(rest + "\n");
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /// A section between two marks in a Markdown file that people write.
    record MarkdownSection(String section) implements Form {
        private static final String FROM = "<!-- lintel: written by `lintel agent install` -->\n";
        private static final String TO = "<!-- /lintel -->\n";

        @Override
        public String with(Optional<String> before, Start start) {
            String others = before.flatMap(this::without)
                    .map(text -> text.stripTrailing() + "\n\n")
                    .orElse("");
            return others + FROM + section.stripTrailing() + "\n" + TO;
        }

        @Override
        public Optional<String> without(String before) {
            Matcher ours = Pattern.compile(Pattern.quote(FROM) + ".*?" + Pattern.quote(TO), Pattern.DOTALL)
                    .matcher(before);
            String rest = ours.replaceAll("").stripTrailing();
            return rest.isEmpty() ? Optional.empty() : Optional.of(rest + "\n");
        }
    }

    /// A file that is ours alone.
    record Own(String content) implements Form {
        @Override
        public String with(Optional<String> before, Start start) {
            return content;
        }

        @Override
        public Optional<String> without(String before) {
            return before.equals(content) ? Optional.empty() : Optional.of(before);
        }
    }

    /// Reading and writing of JSON files that belong to somebody else.
    final class Json {
        private static final ObjectMapper MAPPER = JsonMapper.builder().build();

        private Json() {}

        static ObjectNode object(Optional<String> text) throws Unmergeable {
            if (text.isEmpty() || text.get().isBlank()) {
                return MAPPER.createObjectNode();
            }
            try {
                JsonNode node = MAPPER.readTree(text.get());
                if (node instanceof ObjectNode object) {
                    return object;
                }
            } catch (JacksonException broken) {
                throw new Unmergeable(
                        "is no JSON that can be merged (comments are not kept): " + broken.getOriginalMessage());
            }
            throw new Unmergeable("holds no JSON object");
        }

        static ObjectNode child(ObjectNode parent, String field) throws Unmergeable {
            JsonNode known = parent.get(field);
            if (known == null) {
                return parent.putObject(field);
            }
            if (known instanceof ObjectNode object) {
                return object;
            }
            throw new Unmergeable("has something else than an object under " + field);
        }

        static ArrayNode list(ObjectNode parent, String field) throws Unmergeable {
            JsonNode known = parent.get(field);
            if (known == null) {
                return parent.putArray(field);
            }
            if (known instanceof ArrayNode array) {
                return array;
            }
            throw new Unmergeable("has something else than a list under " + field);
        }

        static String text(ObjectNode root) {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        }

        /// For tests and readers: the same object as plain maps.
        static Map<?, ?> plain(String text) {
            return MAPPER.readValue(text, Map.class);
        }
    }
}
