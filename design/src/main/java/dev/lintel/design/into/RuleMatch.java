package dev.lintel.design.into;

import dev.lintel.graph.AccessRule;
import dev.lintel.graph.Backend;
import dev.lintel.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which URL rule decides a request to an address that is not there yet.
record RuleMatch(Backend backend) {
    /// Where several chains stand of which each decides for most endpoints, since a profile or a setting says which of
    /// them there is; empty where one decides.
    List<Span> alternatives() {
        List<Span> found = backend.controls().rules().stream()
                .collect(Collectors.groupingBy(AccessRule::chain, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(chain -> 2
                                * chain.stream()
                                        .mapToInt(each -> each.endpoints().size())
                                        .sum()
                        > backend.endpoints().size())
                .map(chain -> chain.getLast().at())
                .toList();
        return found.size() > 1 ? found : List.of();
    }

    /// @param path without the context path
    Optional<AccessRule> decides(String method, String path) {
        // a chain may be for other addresses alone; ours is the one that decides for most endpoints
        Map<Integer, Integer> decided = new TreeMap<>();
        backend.controls()
                .rules()
                .forEach(rule -> decided.merge(rule.chain(), rule.endpoints().size(), Integer::sum));
        int chain = decided.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        return backend.controls().rules().stream()
                .filter(rule -> rule.chain() == chain)
                .sorted(Comparator.comparingInt(AccessRule::order))
                .filter(rule -> rule.method().equals("*") || rule.method().equals(method))
                .filter(rule -> rule.kind() == AccessRule.Kind.ANY_REQUEST || names(rule, path))
                .findFirst();
    }

    private static boolean names(AccessRule rule, String path) {
        return rule.kind() == AccessRule.Kind.WRITTEN
                && Stream.of(rule.pattern().split(", ")).anyMatch(each -> matches(each.strip(), path));
    }

    /// `**` is any number of segments, `*` and `{name}` a part of one (AntPathMatcher's pattern syntax).
    static boolean matches(String pattern, String path) {
        if (!pattern.startsWith("/")) {
            return false;
        }
        String regex = Stream.of(pattern.split("(?<=/)|(?=/)"))
                .map(each -> switch (each) {
                    case "/" -> "/";
                    case "**" -> ".*";
                    default ->
                        Stream.of(each.replaceAll("\\{[^}]*}", "*").split("(?<=\\*)|(?=\\*)"))
                                .map(part -> part.equals("*") ? "[^/]*" : Pattern.quote(part))
                                .reduce("", String::concat);
                })
                .reduce("", String::concat)
                .replace("/.*", "(/.*)?");
        return path.matches(regex);
    }
}
