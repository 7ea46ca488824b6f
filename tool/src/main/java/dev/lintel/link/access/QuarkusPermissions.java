package dev.lintel.link.access;

import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The HTTP permissions that Quarkus reads from its configuration, as one chain: the longest path that matches
/// decides, and a path without any permission is open (Quarkus, "Authorization of web endpoints").
record QuarkusPermissions(Settings settings) {
    private static final String PERMISSION = "quarkus.http.auth.permission.";
    private static final String POLICY = "quarkus.http.auth.policy.";

    /// @param literal letters before the wildcard: more of them is more specific
    /// @param rank among those of one path: those that name the method come first, and where all name methods, any
    ///     other is refused
    private record Rule(int literal, boolean wild, int rank, Fact.UrlRule rule) {}

    Optional<Fact.SecurityChain> chain() {
        List<Rule> rules = new ArrayList<>();
        for (String name : names()) {
            settings.get(PERMISSION + name + ".paths").ifPresent(paths -> add(name, paths, rules));
        }
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        List<Fact.UrlRule> ordered = rules.stream()
                .sorted(Comparator.comparingInt(Rule::literal)
                        .reversed()
                        .thenComparing(Rule::wild)
                        .thenComparing(Rule::rank))
                .map(Rule::rule)
                .toList();
        return Optional.of(new Fact.SecurityChain(
                "",
                0,
                new Fact.Condition.Always(),
                new RequestMatch.Any(),
                ordered,
                new Decision.Permit(),
                List.of(),
                new Fact.Session(Set.of(), false, "UNKNOWN"),
                ordered.getFirst().at()));
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Settings.Setting setting : settings.all()) {
            if (setting.key().startsWith(PERMISSION)) {
                String rest = setting.key().substring(PERMISSION.length());
                int end = rest.startsWith("\"") ? rest.indexOf('"', 1) + 1 : rest.indexOf('.');
                names.add(end > 0 ? rest.substring(0, end) : rest);
            }
        }
        return names;
    }

    private void add(String name, Settings.Setting paths, List<Rule> rules) {
        Decision decision = decision(name, paths.at());
        List<String> methods = values(PERMISSION + name + ".methods");
        for (String path : split(paths.value())) {
            String pattern = path.endsWith("/*") ? path + "*" : path;
            String rooted = pattern.startsWith("/") ? pattern : "/" + pattern;
            List<RequestMatch> matches = (methods.isEmpty() ? List.of("*") : methods)
                    .stream()
                            .<RequestMatch>map(method -> new RequestMatch.Path(method, Syntax.ANT, rooted))
                            .toList();
            RequestMatch match = matches.size() == 1 ? matches.getFirst() : new RequestMatch.AnyOf(matches);
            Fact.UrlRule rule = new Fact.UrlRule(match, decision, new Fact.Condition.Always(), paths.at());
            int literal = rooted.indexOf('*') < 0 ? rooted.length() : rooted.indexOf('*');
            boolean wild = rooted.indexOf('*') >= 0;
            rules.add(new Rule(literal, wild, methods.isEmpty() ? 1 : 0, rule));
            if (!methods.isEmpty()) {
                RequestMatch any = new RequestMatch.Path("*", Syntax.ANT, rooted);
                rules.add(new Rule(
                        literal,
                        wild,
                        2,
                        new Fact.UrlRule(any, new Decision.Deny(), new Fact.Condition.Always(), paths.at())));
            }
        }
    }

    private Decision decision(String name, Span at) {
        String policy = settings.get(PERMISSION + name + ".policy")
                .map(Settings.Setting::value)
                .orElse("");
        return switch (policy) {
            case "permit" -> new Decision.Permit();
            case "deny" -> new Decision.Deny();
            case "authenticated" -> new Decision.Require(List.of(new Requirement.Authenticated(at)));
            default -> {
                List<String> roles = values(POLICY + policy + ".roles-allowed");
                yield new Decision.Require(List.of(
                        roles.isEmpty() || roles.contains("**")
                                ? new Requirement.Authenticated(at)
                                : new Requirement.AnyRole(Set.copyOf(roles), at)));
            }
        };
    }

    private List<String> values(String key) {
        return settings.get(key).stream()
                .flatMap(setting -> split(setting.value()).stream())
                .toList();
    }

    private static List<String> split(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
