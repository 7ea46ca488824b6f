package dev.lintel.review;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Risk;
import dev.lintel.flow.knowledge.Rule;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.link.Linker;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `lintel.yaml` says: settings only, nothing that the code says itself.
///
/// @param risks risks that the team gives practices, by id; an empty value switches the practice off
/// @param excludes rules as in `.gitignore`
/// @param edge what a gateway outside already does
/// @param publicPaths endpoints that are public on purpose
/// @param flow what the team's own code does with untrusted data
/// @param answers to the open questions of `lintel map`, by the question's id
public record ProjectSettings(
        Map<String, Optional<Risk>> risks,
        List<String> excludes,
        Linker.Edge edge,
        List<PublicPath> publicPaths,
        List<Rule> flow,
        Map<String, String> answers) {
    public static final String FILE = "lintel.yaml";
    public static final ProjectSettings NONE =
            new ProjectSettings(Map.of(), List.of(), Linker.Edge.UNKNOWN, List.of(), List.of(), Map.of());

    public ProjectSettings {
        risks = Map.copyOf(risks);
        excludes = List.copyOf(excludes);
        publicPaths = List.copyOf(publicPaths);
        flow = List.copyOf(flow);
        answers = Map.copyOf(answers);
    }

    /// `GET /products/**`.
    ///
    /// @param method `*` for all
    /// @param pattern with `*` for one part and a trailing `/**` for everything below
    public record PublicPath(String method, String pattern, Span at) {
        boolean covers(Endpoint.Route route) {
            return (method.equals("*") || method.equalsIgnoreCase(route.method())) && matches(pattern, route.path());
        }

        static boolean matches(String pattern, String path) {
            if (pattern.endsWith("/**")) {
                String above = pattern.substring(0, pattern.length() - 3);
                String[] wanted = parts(above);
                String[] found = parts(path);
                return found.length >= wanted.length && startsWith(wanted, found);
            }
            String[] wanted = parts(pattern);
            String[] found = parts(path);
            return wanted.length == found.length && startsWith(wanted, found);
        }

        private static boolean startsWith(String[] wanted, String[] found) {
            for (int i = 0; i < wanted.length; i++) {
                if (!wanted[i].equals("*") && !wanted[i].equals(found[i])) {
                    return false;
                }
            }
            return true;
        }

        private static String[] parts(String path) {
            String inner = path.startsWith("/") ? path.substring(1) : path;
            return inner.isEmpty() ? new String[0] : inner.split("/");
        }
    }

    /// Whether the team switched a practice off.
    public boolean isOff(String practice) {
        Optional<Risk> given = risks.get(practice);
        return given != null && given.isEmpty();
    }

    Finding weigh(Finding finding) {
        Optional<Risk> given = risks.getOrDefault(finding.practice(), Optional.empty());
        return given.map(finding::withRisk).orElse(finding);
    }

    /// The backend with what the team said put in place of what the code left open.
    Backend applyTo(Backend backend) {
        if (publicPaths.isEmpty()) {
            return backend;
        }
        List<Entry> entries = backend.entries().stream().map(this::onPurpose).toList();
        return backend.withEntries(entries);
    }

    private Entry onPurpose(Entry entry) {
        if (!(entry instanceof Endpoint endpoint) || !isOpenOrUnknown(endpoint.access())) {
            return entry;
        }
        return publicPaths.stream()
                .filter(path -> path.covers(endpoint.route()))
                .findFirst()
                .<Entry>map(
                        path -> endpoint.withAccess(new Access.Public(Access.How.EXPLICIT, "lintel.yaml", path.at())))
                .orElse(entry);
    }

    private static boolean isOpenOrUnknown(Access access) {
        return access instanceof Access.Public || access instanceof Access.Unknown;
    }
}
