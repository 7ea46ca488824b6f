package dev.lintel.design.service;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Breaks the lines of Java that names of a brief have made too long, where the formatter of most houses would: a
/// chain of calls before each call, else within the last brackets, else after each of their commas. Text blocks
/// stay.
final class Wrap {
    private static final int WIDTH = 120;
    private static final int DEEPER = 8;
    /// Words of a comment that do not go on with the line above.
    private static final Pattern NEW_THOUGHT = Pattern.compile("^($|@|- )");

    private Wrap() {}

    static String lines(String text) {
        List<String> all = new ArrayList<>();
        boolean block = false;
        String rest = "";
        for (String next : text.split("\n", -1)) {
            String line = next;
            if (!rest.isEmpty()) {
                boolean goesOn = isComment(next)
                        && indent(next) == indent(rest)
                        && !NEW_THOUGHT.matcher(words(next)).find();
                line = goesOn ? rest + " " + words(next) : next;
                if (!goesOn) {
                    all.add(rest);
                }
                rest = "";
            }
            boolean opens = occurrences(line) % 2 == 1;
            if (line.length() <= WIDTH || block) {
                all.add(line);
            } else if (isComment(line)) {
                List<String> lines = comment(line);
                all.addAll(lines.subList(0, lines.size() - 1));
                rest = lines.getLast();
            } else {
                all.addAll(code(line));
            }
            block ^= opens;
        }
        if (!rest.isEmpty()) {
            all.add(rest);
        }
        return String.join("\n", all);
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("//");
    }

    private static String words(String comment) {
        return comment.strip().replaceFirst("^/+\\s*", "");
    }

    private static int occurrences(String line) {
        return line.split("\"\"\"", -1).length - 1;
    }

    private static List<String> comment(String line) {
        String head = " ".repeat(indent(line)) + (line.stripLeading().startsWith("///") ? "///" : "//");
        List<String> all = new ArrayList<>();
        StringBuilder one = new StringBuilder(head);
        for (String word : words(line).split(" ")) {
            if (one.length() + 1 + word.length() > WIDTH) {
                all.add(one.toString());
                one = new StringBuilder(head);
            }
            one.append(' ').append(word);
        }
        all.add(one.toString());
        return all;
    }

    private static List<String> code(String line) {
        if (line.length() <= WIDTH) {
            return List.of(line);
        }
        int indent = indent(line);
        Brackets brackets = Brackets.of(line);
        List<Integer> calls = brackets.chained();
        List<String> parts = new ArrayList<>();
        if (!calls.isEmpty()) {
            parts.add(line.substring(0, calls.getFirst()));
            for (int i = 0; i < calls.size(); i++) {
                int end = i + 1 < calls.size() ? calls.get(i + 1) : line.length();
                parts.add(deeper(indent, line.substring(calls.get(i), end)));
            }
        } else if (brackets.last().isPresent()) {
            Brackets.Group group = brackets.last().get();
            parts.add(line.substring(0, group.open() + 1));
            String rest = deeper(indent, line.substring(group.open() + 1));
            if (rest.length() <= WIDTH || group.commas().isEmpty()) {
                parts.add(rest);
            } else {
                int from = group.open() + 1;
                for (int comma : group.commas()) {
                    parts.add(deeper(indent, line.substring(from, comma + 1)));
                    from = comma + 1;
                }
                parts.add(deeper(indent, line.substring(from)));
            }
        } else {
            return literal(line, indent);
        }
        return parts.stream()
                .map(String::stripTrailing)
                .flatMap(each -> code(each).stream())
                .collect(Collectors.toList());
    }

    /// A text that is too long goes on in the next line.
    private static List<String> literal(String line, int indent) {
        int from = line.indexOf('"');
        int space = line.lastIndexOf(' ', WIDTH - 2);
        boolean inside = from >= 0 && from == line.lastIndexOf('"', space) && line.indexOf('"', space) > 0;
        if (!inside || line.lastIndexOf('\\', space) > from) {
            return List.of(line);
        }
        List<String> all = new ArrayList<>(List.of(line.substring(0, space) + '"'));
        all.addAll(code(" ".repeat(indent + DEEPER) + "+ \"" + line.substring(space)));
        return all;
    }

    private static String deeper(int indent, String part) {
        return " ".repeat(indent + DEEPER) + part.strip();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
