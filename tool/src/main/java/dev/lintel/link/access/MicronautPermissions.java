package dev.lintel.link.access;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.RuleKind;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What Micronaut Security decides by itself, as one chain: an annotation on the handler comes first, then the map of
/// paths in the configuration, and what neither names is refused (Micronaut Security, "Security rules").
///
/// @param annotated handlers with a rule of their own
record MicronautPermissions(Settings settings, Set<MethodId> annotated) {
    private static final String SECURITY = "io.micronaut.security";
    private static final String MAP = "micronaut.security.intercept-url-map";

    static MicronautPermissions of(Settings settings, List<Fact.MethodRule> rules) {
        return new MicronautPermissions(
                settings,
                rules.stream()
                        .filter(rule -> rule.kind() == RuleKind.JSR250)
                        .map(Fact.MethodRule::method)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    Optional<Fact.SecurityChain> chain() {
        Optional<Settings.Library> library = settings.libraries().stream()
                .filter(each ->
                        each.group().equals(SECURITY) && !each.artifact().endsWith("-annotations"))
                .findFirst();
        boolean off = settings.get("micronaut.security.enabled")
                .filter(setting -> setting.value().equals("false"))
                .isPresent();
        if (library.isEmpty() || off) {
            return Optional.empty();
        }
        Span at = library.get().at();
        List<Fact.UrlRule> rules = new ArrayList<>();
        rules.add(new Fact.UrlRule(
                new RequestMatch.Handlers(annotated), new Decision.Permit(), new Condition.Always(), at));
        for (int i = 0; settings.get(MAP + "[" + i + "].pattern").isPresent(); i++) {
            rules.add(mapped(
                    MAP + "[" + i + "]",
                    settings.get(MAP + "[" + i + "].pattern").get()));
        }
        return Optional.of(new Fact.SecurityChain(
                "",
                0,
                new Condition.Always(),
                new RequestMatch.Any(),
                rules,
                new Decision.Deny(),
                List.of(),
                new Fact.Session(Set.of(), false, "UNKNOWN"),
                at));
    }

    private Fact.UrlRule mapped(String key, Settings.Setting pattern) {
        String method =
                settings.get(key + ".http-method").map(Settings.Setting::value).orElse("*");
        RequestMatch match = new RequestMatch.Path(method, Syntax.ANT, context() + pattern.value());
        return new Fact.UrlRule(match, decision(key + ".access", pattern.at()), new Condition.Always(), pattern.at());
    }

    /// Patterns are written without it, and it is put before them.
    private String context() {
        return settings.get("micronaut.server.context-path")
                .map(Settings.Setting::value)
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .orElse("");
    }

    private Decision decision(String key, Span at) {
        Set<String> access = new LinkedHashSet<>();
        settings.get(key)
                .ifPresent(setting -> access.addAll(List.of(setting.value().split("\\s*,\\s*"))));
        for (int i = 0; settings.get(key + "[" + i + "]").isPresent(); i++) {
            access.add(settings.get(key + "[" + i + "]").get().value());
        }
        if (access.contains("isAnonymous()")) {
            return new Decision.Permit();
        }
        if (access.contains("denyAll()")) {
            return new Decision.Deny();
        }
        return new Decision.Require(List.of(
                access.isEmpty() || access.contains("isAuthenticated()")
                        ? new Requirement.Authenticated(at)
                        : new Requirement.AnyRole(
                                access.stream().map(Requirement.AnyRole::plain).collect(Collectors.toSet()), at)));
    }
}
