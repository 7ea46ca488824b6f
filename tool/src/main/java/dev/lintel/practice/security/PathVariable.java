package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a variable of a route can hold. Without a pattern it takes one segment: no slash. Spring's `{*rest}` takes
/// more, and so does a pattern for slashes in Jakarta REST (4.0 §3.4, `{rest:.*}`); Spring matches segment by
/// segment. Encoded slashes are refused by servlet containers and by Spring's firewall unless somebody allows them.
final class PathVariable {
    private static final String[] LEAVES = {"a/b", "../a", "../../a.b", "/a"};

    private PathVariable() {}

    /// Whether the data is a variable of the entry's route that holds one segment only.
    static boolean isOneSegment(Backend backend, Arrival arrival, Taint taint) {
        return taint.label().equals("path")
                && !taint.name().isEmpty()
                && arrival.entry()
                        .filter(Endpoint.class::isInstance)
                        .map(Endpoint.class::cast)
                        .filter(endpoint -> takesOne(endpoint.route().path(), taint.name())
                                || isMatchedBySegment(backend, endpoint)
                                        && endpoint.route().path().contains("{" + taint.name() + ":"))
                        .isPresent();
    }

    private static boolean isMatchedBySegment(Backend backend, Endpoint endpoint) {
        return backend.operation(endpoint.handler()).stream()
                .flatMap(handler -> handler.annotations().stream())
                .anyMatch(each -> each.startsWith("org.springframework.web.bind.annotation."));
    }

    static boolean takesOne(String path, String variable) {
        int at = path.indexOf("{" + variable);
        while (at >= 0) {
            int end = at + 1 + variable.length();
            if (end < path.length()
                    && (path.charAt(end) == '}' || path.charAt(end) == ':' || path.charAt(end) == ' ')) {
                return pattern(path, end).map(PathVariable::holdsSlashOut).orElse(true);
            }
            at = path.indexOf("{" + variable, end);
        }
        return false;
    }

    /// The pattern behind the colon, with braces of its own.
    private static Optional<String> pattern(String path, int end) {
        int from = path.indexOf(':', end);
        int close = path.indexOf('}', end);
        if (from < 0 || close < from) {
            return Optional.empty();
        }
        int open = 1;
        int at = from + 1;
        while (at < path.length() && open > 0) {
            open += path.charAt(at) == '{' ? 1 : path.charAt(at) == '}' ? -1 : 0;
            at++;
        }
        return Optional.of(path.substring(from + 1, Math.max(from + 1, at - 1)).strip());
    }

    private static boolean holdsSlashOut(String pattern) {
        try {
            Pattern compiled = Pattern.compile(pattern);
            for (String each : LEAVES) {
                if (compiled.matcher(each).matches()) {
                    return false;
                }
            }
            return true;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }
}
