package dev.lintel.read.routes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How one library spells routes.
enum Dialect {
    JAVALIN(List.of("io.javalin."), Set.of("path", "apiBuilder"), Set.of("before", "beforeMatched")),
    SPARK(List.of("spark.Spark", "spark.Service"), Set.of("path"), Set.of("before")),
    HELIDON(List.of("io.helidon.webserver.http.HttpR", "io.helidon.webserver.Routing"), Set.of("register"), Set.of());

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete", "del", "head", "options");

    private final List<String> owners;
    /// Calls that put a path before what is added inside.
    private final Set<String> nests;
    /// Calls that add something before routes.
    private final Set<String> guards;

    Dialect(List<String> owners, Set<String> nests, Set<String> guards) {
        this.owners = owners;
        this.nests = nests;
        this.guards = guards;
    }

    static Optional<Dialect> of(String owner) {
        for (Dialect each : values()) {
            if (each.owners.stream().anyMatch(owner::startsWith)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// The HTTP method that a call of this name adds a route for.
    Optional<String> verb(String call) {
        if (!VERBS.contains(call)) {
            return Optional.empty();
        }
        return Optional.of(call.equals("del") ? "DELETE" : call.toUpperCase(Locale.ROOT));
    }

    boolean nests(String call) {
        return nests.contains(call);
    }

    boolean guards(String call) {
        return guards.contains(call);
    }

    /// A path as the graph writes it: variables as `{id}`, and `**` for what matches several parts.
    String path(String written) {
        StringBuilder path = new StringBuilder();
        for (String part : written.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            path.append('/');
            if (part.startsWith(":")) {
                path.append('{').append(part.substring(1)).append('}');
            } else if (part.startsWith("<") && part.endsWith(">")) {
                path.append('{').append(part, 1, part.length() - 1).append('}');
            } else {
                path.append(part.equals("*") ? "**" : part);
            }
        }
        return path.toString();
    }
}
