package dev.lintel.link.access;

import dev.lintel.graph.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Paths as the security framework sees them.
final class Paths {
    private Paths() {}

    static List<String> split(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /// What the server puts before every path of the application; matchers never see it. Empty for none.
    static String context(Settings settings) {
        String written = Stream.of("server.servlet.context-path", "spring.webflux.base-path", "server.context-path")
                .flatMap(key -> settings.get(key).stream())
                .map(Settings.Setting::value)
                .findFirst()
                .orElse("");
        List<String> segments = split(written);
        return segments.isEmpty() ? "" : "/" + String.join("/", segments);
    }

    static String without(String context, String path) {
        if (context.isEmpty() || !(path.equals(context) || path.startsWith(context + "/"))) {
            return path;
        }
        String rest = path.substring(context.length());
        return rest.isEmpty() ? "/" : rest;
    }
}
