package dev.lintel.design.service;

import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes small types into the file of the one that they belong to, as a person would who does not want to open
/// five files for five records.
///
/// @param files by path, before imports are written
record Nesting(SequencedMap<String, String> files) {
    private static final Pattern HEAD = Pattern.compile("\\A(package [\\w.]+;\\n)\\s*((?:import [^\\n]+\\n)*)\\s*");

    /// @param folder of all of them
    /// @return the types that were there and are nested now
    List<String> into(String folder, String outer, List<String> inner) {
        List<String> there = inner.stream()
                .filter(each -> files.containsKey(folder + each + ".java"))
                .toList();
        for (String each : there) {
            String text = Objects.requireNonNull(files.remove(folder + each + ".java"));
            files.compute(folder + outer + ".java", (_, was) -> joined(was == null ? "" : was, text));
        }
        return there;
    }

    private static String deeper(String body) {
        return body.lines().map(line -> line.isBlank() ? "" : "    " + line).collect(Collectors.joining("\n"));
    }

    private static String joined(String outer, String inner) {
        Matcher head = HEAD.matcher(inner);
        String body = head.find() ? inner.substring(head.end()).strip() : inner;
        String imports = head.hasMatch() ? head.group(2) : "";
        String text = outer.strip();
        String open = text.endsWith("{}")
                ? text.substring(0, text.length() - 1) + "\n"
                : text.substring(0, text.length() - 1).stripTrailing() + "\n\n";
        String whole = open + deeper(body) + "\n}\n";
        return imports.isEmpty() ? whole : whole.replaceFirst("\\n", Matcher.quoteReplacement("\n\n" + imports));
    }
}
