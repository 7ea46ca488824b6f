package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.CacheRule;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.graph.Value;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is kept was made for one caller, and is given to whoever asks next.
public final class CacheShared implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-cache-key",
            Risk.HIGH,
            "cached results depend on every identity input they used",
            """
            The method looks up who asks, and its answer is kept under a key that does not say so. The first caller's rows \
            are the answer for everybody until the entry goes: no test with one user shows it, and no log does.""",
            "Told where a query behind the cache is asked for the caller, or its answer is made of him, and neither an argument nor the key is.",
            """
            Without a `key` it is made of the parameters alone: not of the security context, a thread's tenant or a header. \
            A check of permissions behind the cache is skipped as well, for whoever comes second.""",
            """
            ```java
            @Cacheable(cacheNames = "orders", key = "#authentication.name")
            public List<Order> mine(Authentication authentication) { .. }
            ```""",
            List.of("CWE-488", "CWE-524", "OWASP API1:2023"));

    /// Parameters, what they have, and literals: what such a key holds came in by an argument.
    private static final Pattern OF_ARGUMENTS = Pattern.compile(
            "(#[A-Za-z_]\\w*([.]\\w+([(][^()]*[)])?)*|'[^']*'([.]concat[(][^()]*[)])*|\\d+|[\\s+,{}])*");

    private static final int DEEPEST = 3;

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Map<OperationId, CacheRule> kept = backend.caching()
                .of(CacheRule.Kind.KEEPS)
                .filter(rule ->
                        !rule.made() && isOfArguments(rule, backend.caching().ownKeys()))
                .collect(Collectors.toMap(CacheRule::method, Function.identity(), (first, _) -> first));
        Set<String> said = new HashSet<>();
        return kept.isEmpty()
                ? Stream.empty()
                : backend.endpoints().stream()
                        .flatMap(endpoint -> examine(backend, paths.of(endpoint), endpoint, kept))
                        .filter(finding -> said.add(finding.root() + finding.routes()));
    }

    private static boolean isOfArguments(CacheRule rule, boolean ownKeys) {
        return rule.key().isEmpty()
                ? !ownKeys
                : OF_ARGUMENTS.matcher(rule.key()).matches() && !rule.key().contains("#root");
    }

    private static Stream<Finding> examine(
            Backend backend, List<Path> all, Endpoint endpoint, Map<OperationId, CacheRule> kept) {
        return all.stream()
                .filter(path -> !path.later() && !path.guessed())
                .flatMap(path -> (path.step() instanceof Step.Call call
                                ? answered(backend, call, kept)
                                : asked(all, path, kept))
                        .map(rule -> finding(endpoint, path, rule)).stream());
    }

    /// A kept answer that is made of the caller right there.
    private static Optional<CacheRule> answered(Backend backend, Step.Call call, Map<OperationId, CacheRule> kept) {
        return call.proxied() && call.targets().size() == 1
                ? Optional.ofNullable(kept.get(call.targets().getFirst()))
                        .filter(rule -> givesCaller(backend, rule.method(), DEEPEST))
                : Optional.empty();
    }

    /// Whether the method answers with the caller, by itself or by what it calls.
    private static boolean givesCaller(Backend backend, OperationId method, int depth) {
        List<Step> steps = backend.operation(method).stream()
                .flatMap(each -> Step.all(each.body()))
                .toList();
        return steps.stream()
                .filter(Step.Return.class::isInstance)
                .flatMap(leave -> ((Step.Return) leave).value().origins().stream())
                .map(Value.Origin::root)
                .anyMatch(root -> switch (root) {
                    case Value.Root.Principal _ -> true;
                    case Value.Root.Result(int number) ->
                        depth > 0
                                && steps.stream()
                                        .anyMatch(step -> step instanceof Step.Call call
                                                && call.number() == number
                                                && call.targets().size() == 1
                                                && givesCaller(
                                                        backend, call.targets().getFirst(), depth - 1));
                    default -> false;
                });
    }

    /// A query behind it that is asked for the caller.
    private static Optional<CacheRule> asked(List<Path> all, Path path, Map<OperationId, CacheRule> kept) {
        return path.step() instanceof Step.Run
                        && path.arguments().values().stream().anyMatch(CacheShared::isCaller)
                ? shared(all, path, kept)
                : Optional.empty();
    }

    private static boolean isCaller(List<Source> sources) {
        return Source.anyRoot(sources, Source.Principal.class::isInstance);
    }

    /// The rule of the method on the way that keeps its answer, and that was not told who calls.
    private static Optional<CacheRule> shared(List<Path> all, Path path, Map<OperationId, CacheRule> kept) {
        for (Step.Call call : path.via()) {
            CacheRule rule =
                    call.targets().size() == 1 ? kept.get(call.targets().getFirst()) : null;
            if (rule != null && call.proxied()) {
                boolean told = all.stream()
                        .filter(each -> each.step() == call)
                        .anyMatch(each -> each.arguments().entrySet().stream()
                                .anyMatch(argument ->
                                        !argument.getKey().equals("this") && isCaller(argument.getValue())));
                return told ? Optional.empty() : Optional.of(rule);
            }
        }
        CacheRule own = kept.get(path.from().handler());
        boolean told = ((Endpoint) path.from())
                .inputs().stream().anyMatch(input -> input.kind() == Endpoint.Input.Kind.PRINCIPAL);
        return Optional.ofNullable(own).filter(_ -> !told);
    }

    private static Finding finding(Endpoint endpoint, Path path, CacheRule rule) {
        String cache = rule.caches().isEmpty() ? "the cache" : rule.caches().getFirst();
        return new Finding(
                GUIDE,
                Risk.HIGH,
                Confidence.LIKELY,
                endpoint.label(),
                "Callers get what was made for somebody else: " + cache + " keeps one answer for all of them.",
                List.of(),
                rule.method().shortName(),
                List.of(endpoint.label()),
                Trail.to(path)
                        .then(rule.at(), "the answer is kept under " + key(rule) + ", which does not say who asks")
                        .then(
                                path.at(),
                                path.step() instanceof Step.Call
                                        ? "is answered with who called first"
                                        : "asks for the rows of who calls")
                        .guilty(rule.at()),
                Optional.of(new Fix(
                        "Hand the caller to the method as an argument, or name him in the key.",
                        "key = \"#authentication.name\"",
                        List.of())));
    }

    private static String key(CacheRule rule) {
        if (!rule.key().isEmpty()) {
            return rule.key();
        }
        return rule.method().parameters().isEmpty() ? "one key for all" : "its parameters";
    }
}
