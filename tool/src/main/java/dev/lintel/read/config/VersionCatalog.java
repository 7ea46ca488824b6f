package dev.lintel.read.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gradle's version catalog, `gradle/libs.versions.toml`: the tables `versions`, `libraries`, `bundles` and
/// `plugins` of the small part of TOML that catalogs use.
///
/// @param libraries by accessor, `spring.boot.web` for the alias `spring-boot-web`
/// @param bundles aliases of libraries by accessor
/// @param plugins id and version by accessor
record VersionCatalog(
        Map<String, Pom.Coordinates> libraries,
        Map<String, List<String>> bundles,
        Map<String, Pom.Coordinates> plugins) {
    static final VersionCatalog NONE = new VersionCatalog(Map.of(), Map.of(), Map.of());

    VersionCatalog {
        libraries = Map.copyOf(libraries);
        bundles = Map.copyOf(bundles);
        plugins = Map.copyOf(plugins);
    }

    static VersionCatalog read(String text) {
        Map<String, String> versions = new HashMap<>();
        Map<String, Pom.Coordinates> libraries = new HashMap<>();
        Map<String, List<String>> bundles = new HashMap<>();
        Map<String, Pom.Coordinates> plugins = new HashMap<>();
        String table = "";
        for (String entry : entries(text)) {
            if (entry.startsWith("[") && entry.endsWith("]") && !entry.contains("=")) {
                table = entry.substring(1, entry.length() - 1).strip();
                continue;
            }
            int equals = entry.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String alias = entry.substring(0, equals).strip().replace("\"", "");
            String value = entry.substring(equals + 1).strip();
            switch (table) {
                case "versions" -> versions.put(alias, firstQuoted(value));
                case "libraries" -> library(value, versions).ifPresent(found -> libraries.put(accessor(alias), found));
                case "bundles" ->
                    bundles.put(
                            accessor(alias),
                            quoted(value).stream().map(VersionCatalog::accessor).toList());
                case "plugins" -> plugin(value, versions).ifPresent(found -> plugins.put(accessor(alias), found));
                default -> {}
            }
        }
        return new VersionCatalog(libraries, bundles, plugins);
    }

    static String accessor(String alias) {
        return alias.replace('-', '.').replace('_', '.');
    }

    /// Lines, where those of a list in brackets are joined, comments left out.
    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        for (String line : text.lines().toList()) {
            pending.append(withoutComment(line).strip());
            if (count(pending, '[') == count(pending, ']') && count(pending, '{') == count(pending, '}')) {
                if (!pending.isEmpty()) {
                    entries.add(pending.toString());
                }
                pending.setLength(0);
            }
        }
        return entries;
    }

    private static String withoutComment(String line) {
        boolean string = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                string = !string;
            } else if (line.charAt(i) == '#' && !string) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private static long count(CharSequence text, char letter) {
        return text.chars().filter(each -> each == letter).count();
    }

    private static Optional<Pom.Coordinates> library(String value, Map<String, String> versions) {
        if (!value.startsWith("{")) {
            return coordinates(value.replace("\"", ""));
        }
        Map<String, String> fields = fields(value);
        String version = version(fields, versions);
        if (fields.containsKey("module")) {
            return coordinates(fields.get("module") + ":" + version);
        }
        return Optional.of(
                new Pom.Coordinates(fields.getOrDefault("group", ""), fields.getOrDefault("name", ""), version));
    }

    private static Optional<Pom.Coordinates> plugin(String value, Map<String, String> versions) {
        if (!value.startsWith("{")) {
            String[] parts = value.replace("\"", "").split(":");
            return Optional.of(new Pom.Coordinates(parts[0], "", parts.length > 1 ? parts[1] : ""));
        }
        Map<String, String> fields = fields(value);
        return Optional.of(new Pom.Coordinates(fields.getOrDefault("id", ""), "", version(fields, versions)));
    }

    private static Optional<Pom.Coordinates> coordinates(String notation) {
        String[] parts = notation.split(":");
        return parts.length < 2
                ? Optional.empty()
                : Optional.of(new Pom.Coordinates(parts[0], parts[1], parts.length > 2 ? parts[2] : ""));
    }

    private static String version(Map<String, String> fields, Map<String, String> versions) {
        String reference = fields.get("version.ref");
        return reference != null ? versions.getOrDefault(reference, "") : fields.getOrDefault("version", "");
    }

    /// A rich version (`{ strictly = "1.0", prefer = .. }`) counts as its first string.
    private static String firstQuoted(String value) {
        List<String> strings = quoted(value);
        return strings.isEmpty() ? "" : strings.getFirst();
    }

    private static Map<String, String> fields(String table) {
        Map<String, String> fields = new HashMap<>();
        String inner = table.substring(1, Math.max(1, table.lastIndexOf('}')));
        for (String field : inner.split(",")) {
            int equals = field.indexOf('=');
            List<String> value = quoted(field);
            if (equals > 0 && !value.isEmpty()) {
                fields.putIfAbsent(field.substring(0, equals).strip(), value.getFirst());
            }
        }
        return fields;
    }

    private static List<String> quoted(String text) {
        List<String> strings = new ArrayList<>();
        int open = text.indexOf('"');
        while (open >= 0) {
            int close = text.indexOf('"', open + 1);
            if (close < 0) {
                break;
            }
            strings.add(text.substring(open + 1, close));
            open = text.indexOf('"', close + 1);
        }
        return strings;
    }
}
