package dev.lintel.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What every bench can be told: `--runs N`, `--only NAME,NAME`, `--no-record`.
public record Arguments(Map<String, String> values) {
    private static final String NO_RECORD = "no-record";

    /// @param known names of further options that take a value
    public static Arguments of(String[] words, String... known) {
        Set<String> names = new HashSet<>(List.of(known));
        names.addAll(List.of("runs", "only"));
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            String name = words[i].replaceFirst("^--", "");
            if (name.equals(NO_RECORD)) {
                values.put(name, "");
            } else if (names.contains(name) && i + 1 < words.length) {
                values.put(name, words[++i]);
            } else {
                System.err.println("bench: no option '" + words[i] + "'; --no-record, and with a value: " + names);
                System.exit(2);
            }
        }
        return new Arguments(Map.copyOf(values));
    }

    public int runs(int otherwise) {
        return Integer.parseInt(values.getOrDefault("runs", Integer.toString(otherwise)));
    }

    public boolean wants(String name) {
        String only = values.get("only");
        return only == null || List.of(only.split(",")).contains(name);
    }

    /// Whether this part was asked for by its name: one that takes too long to run with all others.
    public boolean names(String part) {
        return List.of(value("only", "").split(",")).contains(part);
    }

    public boolean records() {
        return !values.containsKey(NO_RECORD);
    }

    public String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
