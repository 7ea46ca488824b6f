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

/// What `lintel map` says of the same sources: routes and the label of who may.
final class Mapped {
    private static final Pattern ROUTE = Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|\\*) /.*");

    /// What cannot be said by a role alone.
    private static final Pattern OPEN = Pattern.compile(".*(unknown|from data|expression|own guard).*");

    private Mapped() {}

    static Map<String, String> all(Path source) throws IOException {
        return read(source, List.of());
    }

    /// The routes that this caller gets to, or may get to.
    static Map<String, String> who(Path source, String role) throws IOException {
        return read(source, List.of("--who", role));
    }

    /// Whether only data, an expression or a guard of the project's own decides.
    static boolean isOpen(String label) {
        return OPEN.matcher(label).matches();
    }

    private static Map<String, String> read(Path source, List<String> more) throws IOException {
        Path report = Files.createTempFile("map", ".json");
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(List.of("map", source.toString(), "--format", "json", "--output", report.toString()));
        command.addAll(more);
        try {
            Shell.run(command, source, Place.cache("reports").resolve("map.log"));
            Map<String, String> labels = new TreeMap<>();
            for (JsonTree entry : JsonTree.of(report).at("entries").elements()) {
                String route = entry.at("entry").text();
                if (ROUTE.matcher(route).matches()) {
                    labels.put(Mappings.plain(route), entry.at("access").text());
                }
            }
            return labels;
        } finally {
            Files.delete(report);
        }
    }
}
