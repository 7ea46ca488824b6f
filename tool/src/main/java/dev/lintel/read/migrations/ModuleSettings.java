package dev.lintel.read.migrations;

import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What one build module's configuration says about its database: the default files first, then production's,
/// then the others; the first that names a key decides.
record ModuleSettings(Map<String, String> values, Map<String, String> production) {
    private static final int MOST_BYTES = 1 << 20;

    ModuleSettings {
        values = Map.copyOf(values);
        production = Map.copyOf(production);
    }

    /// By module.
    static Map<String, ModuleSettings> of(Workspace workspace) {
        Map<String, List<SourceFile>> files = new TreeMap<>();
        workspace
                .files(ModuleSettings::isConfiguration)
                .forEach(file -> files.computeIfAbsent(file.module(), _ -> new ArrayList<>())
                        .add(file));
        Map<String, ModuleSettings> settings = new HashMap<>();
        files.forEach((module, list) -> settings.put(module, read(list, workspace)));
        return settings;
    }

    private static boolean isConfiguration(SourceFile file) {
        String name = file.id().fileName();
        boolean named = name.startsWith("application") || name.startsWith("bootstrap");
        boolean format = name.endsWith(".properties") || name.endsWith(".yml") || name.endsWith(".yaml");
        return file.origin() == Origin.MAIN && named && format && file.size() < MOST_BYTES;
    }

    private static ModuleSettings read(List<SourceFile> files, Workspace workspace) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> production = new HashMap<>();
        List<SourceFile> sorted = files.stream()
                .sorted(Comparator.comparingInt(ModuleSettings::rank).thenComparing(SourceFile::id))
                .toList();
        for (SourceFile file : sorted) {
            Map<String, String> own = new HashMap<>();
            try {
                flat(file, workspace.text(file), own);
            } catch (IOException | YamlEngineException | IllegalArgumentException unreadable) {
                continue; // the reader of configuration says so
            }
            own.forEach(values::putIfAbsent);
            if (rank(file) == 1) {
                own.forEach(production::putIfAbsent);
            }
        }
        return new ModuleSettings(values, production);
    }

    private static int rank(SourceFile file) {
        String name = file.id().fileName().toLowerCase(Locale.ROOT);
        String stem = name.substring(0, name.indexOf('.'));
        if (!stem.contains("-")) {
            return 0;
        }
        return stem.contains("prod")
                ? 1
                : stem.contains("test") || stem.contains("dev") || stem.contains("local") ? 3 : 2;
    }

    private static void flat(SourceFile file, String text, Map<String, String> into) throws IOException {
        if (file.endsWith(".properties")) {
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            properties.stringPropertyNames().forEach(key -> into.put(key(key), properties.getProperty(key)));
            return;
        }
        for (Element document : new YamlElements(file.id()).read(text)) {
            flat("", document, into);
        }
    }

    private static void flat(String prefix, Element element, Map<String, String> into) {
        String at = prefix + (prefix.isEmpty() || element.name().isEmpty() ? "" : ".") + element.name();
        element.attributes()
                .forEach((name, value) -> into.putIfAbsent(key(at.isEmpty() ? name : at + "." + name), value));
        if (!element.text().isEmpty()) {
            into.merge(key(at), element.text(), (before, more) -> before + "," + more);
        }
        element.children().forEach(child -> flat(at, child, into));
    }

    /// Relaxed binding: `change-log`, `changeLog` and `change_log` are one.
    private static String key(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /// The value with the defaults of its placeholders.
    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key(key))).map(ModuleSettings::withDefaults);
    }

    /// All values below a key, by the rest of their names.
    Map<String, String> below(String prefix) {
        String start = key(prefix) + ".";
        Map<String, String> found = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(start)) {
                found.put(key.substring(start.length()), withDefaults(value));
            }
        });
        return found;
    }

    /// The database that production uses, else the one that the default configuration names.
    Optional<Dialect> dialect() {
        return dialect(production).or(() -> dialect(values));
    }

    private static Optional<Dialect> dialect(Map<String, String> from) {
        for (String key : List.of(
                "spring.flyway.url",
                "spring.liquibase.url",
                "spring.datasource.url",
                "spring.datasource.hikari.jdbcurl",
                "spring.datasource.driverclassname",
                "quarkus.datasource.dbkind",
                "quarkus.datasource.jdbc.url",
                "spring.datasource.druid.url",
                "spring.datasource.druid.master.url",
                "spring.sql.init.platform",
                "spring.datasource.platform")) {
            Optional<Dialect> found =
                    Optional.ofNullable(from.get(key)).flatMap(value -> Dialect.named(withDefaults(value)));
            if (found.isPresent()) {
                return found;
            }
        }
        for (Map.Entry<String, String> each : new TreeMap<>(from).entrySet()) {
            if (each.getValue().contains("jdbc:")) {
                Optional<Dialect> found = Dialect.named(withDefaults(each.getValue()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String withDefaults(String value) {
        String text = value;
        for (int open = text.lastIndexOf("${"); open >= 0; open = text.lastIndexOf("${", open - 1)) {
            int close = text.indexOf('}', open);
            int colon = text.indexOf(':', open);
            if (close > 0 && colon > 0 && colon < close) {
                text = text.substring(0, open) + text.substring(colon + 1, close) + text.substring(close + 1);
            }
        }
        return text;
    }
}
