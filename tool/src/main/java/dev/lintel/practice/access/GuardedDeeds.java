package dev.lintel.practice.access;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What endpoints of different classes and addresses do in common: an operation of the project's own that changes
/// rows or tells another system to, and is handed something that was sent. Where all ways to it but one ask for
/// more than a login, and several of them for the very same thing, the one is the odd one out. Private to one
/// examination.
final class GuardedDeeds {
    private static final Set<String> READING = Set.of("GET", "QUERY");
    /// What is done beside whatever is done, and says nothing of what that is.
    private static final Set<String> BESIDE = Set.of(
            "log",
            "logs",
            "logger",
            "audit",
            "trace",
            "tracer",
            "history",
            "journal",
            "record",
            "event",
            "events",
            "notify",
            "notification",
            "notifications",
            "mail",
            "mails",
            "email",
            "message",
            "messages",
            "metric",
            "metrics",
            "session",
            "token",
            "cache",
            "lock");
    private static final int SEVERAL = 2;
    /// What so many endpoints come by is plumbing.
    private static final int MOST = 12;

    private final Paths paths;
    private final Ownership ownership;
    private final Set<OperationId> asked = new HashSet<>();
    private final Map<Endpoint, Map<OperationId, Path>> deeds = new HashMap<>();
    private final Map<OperationId, Set<Endpoint>> doers = new HashMap<>();
    /// Many ways come by one operation, and its words are the same each time.
    private final Map<OperationId, Boolean> beside = new HashMap<>();

    /// An endpoint that asks less than all others that do the same.
    ///
    /// @param call its way to what they do
    /// @param asking those that ask for the same more, by the way in which they are mapped
    /// @param others how many others do it
    record Unasked(Endpoint endpoint, Path call, OperationId deed, List<Endpoint> asking, int others) {
        Unasked {
            asking = List.copyOf(asking);
        }
    }

    GuardedDeeds(Backend backend, Paths paths, Ownership ownership) {
        this.paths = paths;
        this.ownership = ownership;
        List<Endpoint> endpoints = backend.endpoints();
        if (endpoints.stream().filter(GuardedDeeds::asksMore).limit(SEVERAL).count() == SEVERAL
                && endpoints.stream().anyMatch(FunctionLevel::onlyLogin)) {
            endpoints.stream()
                    .filter(endpoint -> READING.contains(endpoint.route().method()))
                    .flatMap(this::asked)
                    .forEach(asked::add);
            for (Endpoint endpoint : endpoints) {
                Map<OperationId, Path> own = deeds(endpoint);
                deeds.put(endpoint, own);
                own.keySet()
                        .forEach(deed -> doers.computeIfAbsent(deed, _ -> new HashSet<>())
                                .add(endpoint));
            }
        }
    }

    /// The first thing that this endpoint does which others do not let everybody do.
    Optional<Unasked> unasked(Endpoint endpoint) {
        return deeds.getOrDefault(endpoint, Map.of()).entrySet().stream()
                .flatMap(each -> unasked(endpoint, each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    private Optional<Unasked> unasked(Endpoint endpoint, OperationId deed, Path call) {
        List<Endpoint> others = doers.getOrDefault(deed, Set.of()).stream()
                .filter(other -> !other.handler().equals(endpoint.handler()))
                .sorted((one, other) -> one.label().compareTo(other.label()))
                .toList();
        if (others.size() < SEVERAL
                || others.size() > MOST
                || !others.stream().allMatch(other -> asksMore(other) || asksInside(other))) {
            return Optional.empty();
        }
        Map<String, List<Endpoint>> byRule = new LinkedHashMap<>();
        others.stream()
                .filter(GuardedDeeds::asksMore)
                .forEach(other -> byRule.computeIfAbsent(other.access().label(), _ -> new ArrayList<>())
                        .add(other));
        return byRule.values().stream()
                .filter(asking ->
                        asking.stream().map(Endpoint::handler).distinct().count() >= SEVERAL)
                .findFirst()
                .map(asking -> new Unasked(endpoint, call, deed, asking, others.size()));
    }

    /// A rule that is written at the endpoint or for its path; what a filter or an aspect refuses may be about other
    /// things than rights.
    static boolean asksMore(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted restricted
                && restricted.requirements().stream().anyMatch(each -> switch (each) {
                    case Requirement.AnyRole _, Requirement.Expression _ -> true;
                    case Requirement.Own own -> own.name().startsWith("@");
                    case Requirement.Authenticated _ -> false;
                });
    }

    private boolean asksInside(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Denied
                || new CallerTies(endpoint, paths.of(endpoint)).anyBeyond(ownership::isUserTable);
    }

    /// What an endpoint surely calls that changes something, with its way there, the outermost first.
    private Map<OperationId, Path> deeds(Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        Set<Step.Call> changing = above(
                all,
                path -> path.step() instanceof Step.Run run
                        && mutates(run.query().shape()));
        Set<Step.Call> telling =
                RemoteVerbs.isWrite(endpoint) ? above(all, path -> path.step() instanceof Step.Remote) : Set.of();
        return handed(all, call -> changing.contains(call) || telling.contains(call))
                .filter(path -> changing.contains((Step.Call) path.step())
                        || !asked.contains(target(path)) && RemoteVerbs.mayWrite((Step.Call) path.step(), all))
                .collect(Collectors.toMap(GuardedDeeds::target, path -> path, (one, _) -> one, LinkedHashMap::new));
    }

    /// What requests that only read ask of other systems.
    private Stream<OperationId> asked(Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        Set<Step.Call> asking = above(all, path -> path.step() instanceof Step.Remote);
        return handed(all, asking::contains).map(GuardedDeeds::target);
    }

    private static Set<Step.Call> above(List<Path> all, Predicate<Path> deed) {
        return all.stream()
                .filter(path -> deed.test(path) && !path.guessed())
                .flatMap(path -> path.via().stream())
                .collect(Collectors.toSet());
    }

    /// Those of the calls that run one operation of the project and are handed something that was sent.
    private Stream<Path> handed(List<Path> all, Predicate<Step.Call> which) {
        return all.stream()
                .filter(path -> path.step() instanceof Step.Call call
                        && call.targets().size() == 1
                        && which.test(call)
                        && !beside.computeIfAbsent(call.targets().getFirst(), GuardedDeeds::isBeside)
                        && path.given().anyMatch(source -> source.anyRoot(Source::fromCaller)));
    }

    private static OperationId target(Path path) {
        return ((Step.Call) path.step()).targets().getFirst();
    }

    private static boolean mutates(Shape shape) {
        return shape.mutates()
                && shape.mainTable()
                        .filter(table -> words(table).anyMatch(BESIDE::contains))
                        .isEmpty();
    }

    private static boolean isBeside(OperationId operation) {
        return Stream.concat(words(operation.simpleOwner()), words(operation.name()))
                .anyMatch(BESIDE::contains);
    }

    private static Stream<String> words(String name) {
        return Stream.of(name.split("_|(?<=[a-z0-9])(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT));
    }
}
