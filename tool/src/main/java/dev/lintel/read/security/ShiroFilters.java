package dev.lintel.read.security;

import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Shiro's filters ask, by the names that they have in a chain: `authc, roles[admin]` (Shiro reference, "Web",
/// "Default Filters").
final class ShiroFilters {
    private static final Pattern FILTER = Pattern.compile("\\s*([\\w.-]+)\\s*(?:\\[([^]]*)])?\\s*");
    /// Filters that let everybody pass, or do not ask who it is.
    private static final Set<String> OPEN =
            Set.of("anon", "logout", "noSessionCreation", "ssl", "port", "ip", "cors", "invalidRequest");

    private ShiroFilters() {}

    /// One line of a chain definition, `/admin/** = authc, roles[admin]`; empty for comments and for what is no
    /// definition.
    static Optional<Fact.UrlRule> line(String line, Span at) {
        int equals = line.indexOf('=');
        if (equals <= 0 || line.startsWith("#") || line.startsWith(";")) {
            return Optional.empty();
        }
        RequestMatch match =
                new RequestMatch.Path("*", Syntax.ANT, line.substring(0, equals).strip());
        Decision decision = decision(line.substring(equals + 1), at);
        return Optional.of(new Fact.UrlRule(match, decision, new Condition.Always(), at));
    }

    /// The rules of one application as a chain: the first path that fits decides, what fits none passes.
    static Fact.SecurityChain chain(String module, List<Fact.UrlRule> rules) {
        return new Fact.SecurityChain(
                module,
                0,
                new Condition.Always(),
                new RequestMatch.Any(),
                rules,
                new Decision.Permit(),
                List.of(),
                new Fact.Session(Set.of("shiro"), false, "UNKNOWN"),
                rules.getFirst().at());
    }

    static Decision decision(String filters, Span at) {
        return decision(filters, at, Map.of());
    }

    /// All filters of a path must let the request through.
    ///
    /// @param always whether all requests pass, for filters of the target that never ask
    static Decision decision(String filters, Span at, Map<String, Boolean> always) {
        List<Requirement> all = new ArrayList<>();
        for (String each : filters.split(",(?![^\\[]*])")) {
            Matcher filter = FILTER.matcher(each);
            if (filter.matches() && Boolean.FALSE.equals(always.get(filter.group(1)))) {
                return new Decision.Deny();
            }
            if (filter.matches() && !OPEN.contains(filter.group(1)) && !always.containsKey(filter.group(1))) {
                all.addAll(required(filter.group(1), Optional.ofNullable(filter.group(2)), at));
            }
        }
        // beside Shiro's own, a filter of the project's adds tokens, logs or forged-request checks, and no right
        boolean asked = all.stream().anyMatch(each -> !(each instanceof Requirement.Own));
        all.removeIf(each -> asked && each instanceof Requirement.Own);
        return all.isEmpty() ? new Decision.Permit() : new Decision.Require(all);
    }

    private static List<Requirement> required(String filter, Optional<String> configured, Span at) {
        List<String> words = configured
                .map(text -> List.of(text.replace("\"", "").strip().split("\\s*,\\s*")))
                .orElse(List.of());
        return switch (filter) {
            case "authc", "authcBasic", "authcBearer", "user" -> List.of(new Requirement.Authenticated(at));
            case "roles", "perms" ->
                words.stream()
                        .<Requirement>map(word -> new Requirement.AnyRole(Set.of(word), at))
                        .toList();
            // a filter of the project's own, under the name that it was registered with
            default -> List.of(new Requirement.Own("Shiro filter " + filter, at));
        };
    }
}
