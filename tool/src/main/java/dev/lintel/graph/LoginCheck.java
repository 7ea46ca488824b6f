package dev.lintel.graph;

import dev.lintel.graph.Guard.Condition;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether code on the way lets only those go on who have an identity: `if (principal == null) return
/// unauthorized()`, `currentUser().orElseThrow(..)`. That is a login as good as a rule of a security framework,
/// written where the rules cannot see it.
///
/// Spring Security's context always holds an authentication, an anonymous one for nobody; that it is there proves
/// nothing. A handler's `Principal` argument is null for nobody (Servlet 6.1, `getUserPrincipal`).
final class LoginCheck {
    private static final Set<String> ABSENT = Set.of("null", "empty", "blank");
    private static final Set<String> WRAPS = Set.of("of", "ofNullable", "map", "flatMap", "filter", "cast");
    /// Parts of a context that are there for everyone.
    private static final Set<String> ALWAYS_THERE = Set.of("context", "authentication");

    private LoginCheck() {}

    /// Where it was asked for an identity before this step; empty when it was not.
    static Optional<Span> before(Path path) {
        return path.guards().stream().filter(LoginCheck::asks).map(Guard::at).findFirst();
    }

    static boolean asks(Guard guard) {
        return proves(guard.condition(), true);
    }

    /// Whether an identity is there whenever the condition has this outcome.
    private static boolean proves(Condition condition, boolean holds) {
        return switch (condition) {
            case Condition.Not not -> proves(not.inner(), !holds);
            case Condition.All all ->
                holds
                        ? all.of().stream().anyMatch(each -> proves(each, true))
                        : all.of().stream().allMatch(each -> proves(each, false))
                                && !all.of().isEmpty();
            case Condition.Any any ->
                holds
                        ? any.of().stream().allMatch(each -> proves(each, true))
                                && !any.of().isEmpty()
                        : any.of().stream().anyMatch(each -> proves(each, false));
            case Condition.Test test ->
                (test.test().equals("present") ? holds : ABSENT.contains(test.test()) && !holds)
                        && isIdentity(test.value());
            case Condition.Comparison comparison -> differsFromNobody(comparison, holds);
        };
    }

    /// `user != null`, `!"anonymousUser".equals(principal)`.
    private static boolean differsFromNobody(Condition.Comparison comparison, boolean holds) {
        boolean differs = comparison.operator().equals("!=")
                ? holds
                : comparison.operator().equals("==") && !holds;
        if (!differs) {
            return false;
        }
        return isNobody(comparison.right()) && isIdentity(comparison.left())
                || isNobody(comparison.left()) && isIdentity(comparison.right())
                || isAnonymous(comparison.right()) && anyPrincipal(comparison.left())
                || isAnonymous(comparison.left()) && anyPrincipal(comparison.right());
    }

    private static boolean isNobody(List<Source> sources) {
        return sources.size() == 1
                && sources.getFirst() instanceof Source.Constant(Object value)
                && value.equals(Value.NULL);
    }

    private static boolean isAnonymous(List<Source> sources) {
        return sources.size() == 1
                && sources.getFirst() instanceof Source.Constant(Object value)
                && value.toString().toLowerCase(Locale.ROOT).startsWith("anonymous");
    }

    private static boolean anyPrincipal(List<Source> sources) {
        return sources.stream().anyMatch(each -> each.anyRoot(Source.Principal.class::isInstance));
    }

    /// A value that is there exactly when somebody is logged in: the identity itself, or what a method gives that
    /// answers nothing for nobody.
    private static boolean isIdentity(List<Source> sources) {
        List<Source> values = sources.stream().filter(each -> !isNothing(each)).toList();
        boolean sometimesNothing = values.size() < sources.size();
        return !values.isEmpty() && values.stream().allMatch(each -> ofPrincipal(each, sometimesNothing));
    }

    private static boolean ofPrincipal(Source source, boolean sometimesNothing) {
        return switch (source) {
            case Source.Principal principal ->
                sometimesNothing
                        || principal.path().isEmpty()
                        || !ALWAYS_THERE.contains(principal.path().getFirst());
            case Source.Derived derived ->
                WRAPS.contains(derived.function().substring(derived.function().lastIndexOf('.') + 1))
                        && !derived.from().isEmpty()
                        && derived.from().stream().allMatch(each -> ofPrincipal(each, sometimesNothing));
            case Source.Input _, Source.Request _, Source.Row _, Source.Answered _, Source.Constant _ -> false;
            case Source.Setting _, Source.State _, Source.Fresh _, Source.Made _, Source.Unknown _ -> false;
        };
    }

    private static boolean isNothing(Source source) {
        return switch (source) {
            case Source.Constant(Object value) -> value.equals(Value.NULL);
            case Source.Derived derived -> derived.function().equals("Optional.empty");
            default -> false;
        };
    }
}
