package dev.lintel.link.access;

import dev.lintel.graph.Access.How;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.RequestMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells a rule that was written for an endpoint's resource from one that is so wide that it merely reaches it. A
/// rule is explicit when one of its patterns has no wildcard, or names more than what all controllers of the
/// application have in common (`/articles/**`); `/**`, `/api/**` above everything, and `anyRequest()` open by
/// omission.
///
/// @param shared literal segments with which the paths of all controllers begin
record Breadth(int shared) {
    private static final Set<String> GENERIC = Set.of("api", "rest", "app", "services", "v1", "v2", "v3", "v4");

    static Breadth of(List<Fact.Handler> handlers, String contextPath) {
        List<String> common = null;
        Set<String> beans = new HashSet<>();
        for (Fact.Handler handler : handlers) {
            if (handler.exposure() == Endpoint.Exposure.MANAGEMENT) {
                continue;
            }
            beans.add(handler.bean());
            for (Endpoint.Route route : handler.routes()) {
                List<String> literal = literalStart(Paths.without(contextPath, route.path()));
                common = common == null ? literal : shared(common, literal);
            }
        }
        if (common == null) {
            return new Breadth(0);
        }
        if (beans.size() < 2) {
            return new Breadth(
                    (int) common.stream().takeWhile(GENERIC::contains).count());
        }
        return new Breadth(common.size());
    }

    How of(RequestMatch match, MatchFit matches, Requested requested) {
        return switch (match) {
            case RequestMatch.Any _, RequestMatch.Not _, RequestMatch.Unknown _ -> How.OMISSION;
            case RequestMatch.Handlers _, RequestMatch.Management _ -> How.EXPLICIT;
            case RequestMatch.Path _, RequestMatch.Configured _, RequestMatch.AnyOf _, RequestMatch.AllOf _ ->
                matches.named(match)
                                .filter(path -> matches.of(path, requested) == Fit.ALL)
                                .anyMatch(path -> names(path.pattern()))
                        ? How.EXPLICIT
                        : How.OMISSION;
        };
    }

    private boolean names(String pattern) {
        boolean wild = pattern.contains("*") || pattern.contains("{");
        return !wild || literalStart(pattern).size() > shared || namesBehindWildcard(pattern);
    }

    /// `/api/*/authentication`, `/login*`: what stands behind or beside the wildcard is a name as well.
    private static boolean namesBehindWildcard(String pattern) {
        return Paths.split(pattern).stream()
                .skip(literalStart(pattern).size())
                .anyMatch(segment -> Character.isLetter(segment.charAt(0)) && !GENERIC.contains(segment));
    }

    private static List<String> literalStart(String path) {
        return Paths.split(path).stream()
                .takeWhile(segment -> segment.indexOf('*') < 0 && segment.indexOf('{') < 0)
                .toList();
    }

    private static List<String> shared(List<String> left, List<String> right) {
        List<String> both = new ArrayList<>();
        for (int i = 0; i < Math.min(left.size(), right.size()) && left.get(i).equals(right.get(i)); i++) {
            both.add(left.get(i));
        }
        return both;
    }
}
