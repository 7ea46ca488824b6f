package dev.lintel.read.graphql;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The object types of all schema files and their fields (GraphQL specification, section 3.6). Only names are kept.
record SchemaFields(Map<String, List<String>> types) {
    private static final long LARGEST = 2L << 20;

    SchemaFields {
        types = Map.copyOf(types);
    }

    static SchemaFields of(Workspace workspace) {
        Map<String, List<String>> types = new TreeMap<>();
        workspace
                .files(file -> file.size() < LARGEST
                        && (file.endsWith(".graphqls") || file.endsWith(".graphql") || file.endsWith(".gqls")))
                .forEach(file -> read(tokens(text(workspace, file)), types));
        return new SchemaFields(types);
    }

    private static String text(Workspace workspace, SourceFile file) {
        try {
            return workspace.text(file);
        } catch (IOException _) {
            // Names are then taken as written.
            return "";
        }
    }

    private static void read(Deque<String> tokens, Map<String, List<String>> types) {
        while (!tokens.isEmpty()) {
            if (tokens.poll().equals("type") && !tokens.isEmpty()) {
                List<String> fields = types.computeIfAbsent(tokens.poll(), _ -> new ArrayList<>());
                while (!tokens.isEmpty()
                        && !tokens.peek().equals("{")
                        && !tokens.peek().equals("type")) {
                    tokens.poll();
                }
                if ("{".equals(tokens.peek())) {
                    tokens.poll();
                    fields(tokens, fields);
                }
            }
        }
    }

    /// Names that stand before an argument list or a colon, outside of argument lists and directives.
    private static void fields(Deque<String> tokens, List<String> fields) {
        int depth = 0;
        String last = "";
        while (!tokens.isEmpty()) {
            String token = tokens.poll();
            switch (token) {
                case "}" -> {
                    return;
                }
                case "(" -> {
                    if (depth == 0 && !last.isEmpty()) {
                        fields.add(last);
                        last = "";
                    }
                    depth++;
                }
                case ")" -> depth--;
                case ":" -> {
                    if (depth == 0 && !last.isEmpty()) {
                        fields.add(last);
                    }
                    last = "";
                }
                case "@" -> {
                    tokens.poll();
                    last = "";
                }
                default -> last = depth == 0 ? token : last;
            }
        }
    }

    /// Names and the punctuation that matters; comments and descriptions are dropped.
    private static Deque<String> tokens(String text) {
        Deque<String> tokens = new ArrayDeque<>();
        int i = 0;
        while (i < text.length()) {
            char letter = text.charAt(i);
            if (letter == '#') {
                i = end(text, "\n", i);
            } else if (text.startsWith("\"\"\"", i)) {
                i = end(text, "\"\"\"", i + 3);
            } else if (letter == '"') {
                i = end(text, "\"", i + 1);
            } else if (Character.isLetter(letter) || letter == '_') {
                int start = i;
                while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
                    i++;
                }
                tokens.add(text.substring(start, i));
            } else {
                if ("{}():@".indexOf(letter) >= 0) {
                    tokens.add(String.valueOf(letter));
                }
                i++;
            }
        }
        return tokens;
    }

    private static int end(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at + mark.length();
    }

    /// The type whose name in capitals is this, as DGS's generated constants have it.
    Optional<String> typeInCapitals(String name) {
        return types.keySet().stream()
                .filter(each -> each.equalsIgnoreCase(name))
                .sorted()
                .findFirst();
    }

    /// The field of a type, whatever the case of its first letter.
    Optional<String> field(String type, String name) {
        return types.getOrDefault(type, List.of()).stream()
                .filter(each -> each.equalsIgnoreCase(name))
                .findFirst();
    }
}
