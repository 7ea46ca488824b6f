package dev.lintel.bench.inventory;

import dev.lintel.bench.JsonTree;
import dev.lintel.bench.Place;
import dev.lintel.bench.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `lintel map` says of one route.
///
/// @param management whether it is an endpoint of the framework's own
/// @param access the label of who may
record Mapped(boolean management, String handler, String access) {
    private static final Pattern ROUTE = Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|\\*) /.*");

    /// What cannot be said by a role alone.
    private static final Pattern OPEN = Pattern.compile(".*(unknown|from data|expression|own guard).*");

    private static final Pattern NAMED_GUARD = Pattern.compile("(own guard) .*");

    /// All routes of a repository with one application.
    static Map<String, Mapped> all(Path source) throws IOException {
        return read(source, List.of()).values().stream().findFirst().orElse(Map.of());
    }

    /// The routes that this caller gets to, or may get to.
    static Map<String, Mapped> who(Path source, String role) throws IOException {
        return read(source, List.of("--who", role)).values().stream()
                .findFirst()
                .orElse(Map.of());
    }

    static Map<String, Map<String, Mapped>> byApplication(Path source) throws IOException {
        return read(source, List.of());
    }

    /// Whether only data, an expression or a guard of the project's own decides.
    boolean isOpen() {
        return OPEN.matcher(access).matches();
    }

    /// The label without the names of guards, each part once: `authenticated and own guard`.
    String plainAccess() {
        return Stream.of(access.split(" and (?=authenticated|role |own guard|expression)"))
                .map(each -> NAMED_GUARD.matcher(each).replaceFirst("$1"))
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static Map<String, Map<String, Mapped>> read(Path source, List<String> more) throws IOException {
        Path report = Files.createTempFile("map", ".json");
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(List.of("map", source.toString(), "--format", "json", "--output", report.toString()));
        command.addAll(more);
        try {
            Shell.run(command, source, Place.cache("reports").resolve("map.log"));
            Map<String, Map<String, Mapped>> applications = new TreeMap<>();
            for (JsonTree entry : JsonTree.of(report).at("entries").elements()) {
                String route = entry.at("entry").text();
                if (ROUTE.matcher(route).matches()) {
                    applications
                            .computeIfAbsent(entry.at("application").text(), _ -> new TreeMap<>())
                            .put(Mappings.plain(route), of(entry));
                }
            }
            return applications;
        } finally {
            Files.delete(report);
        }
    }

    private static Mapped of(JsonTree entry) {
        return new Mapped(
                entry.at("kind").text().equals("management"),
                entry.at("handler").text(),
                entry.at("access").text());
    }
}
