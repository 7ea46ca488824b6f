package dev.lintel.practice.access;

import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.CallerNames;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Guard.Condition;
import dev.lintel.graph.Ownership.Owner;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What ties the objects of one endpoint to its caller: a query asked with the caller's identity, a comparison with
/// something that comes from it, a check that is handed both. Loading the caller's own account is no tie by
/// itself, nor is asking whether there is a caller at all.
final class CallerTies {
    private static final Set<String> TELLING =
            Set.of("trace", "debug", "info", "warn", "error", "log", "format", "formatted", "printf", "println");
    /// Where credentials travel; a number in the path or the body proves nothing.
    private static final Set<Endpoint.Input.Kind> PROVING = EnumSet.of(
            Endpoint.Input.Kind.PRINCIPAL,
            Endpoint.Input.Kind.HEADER,
            Endpoint.Input.Kind.COOKIE,
            Endpoint.Input.Kind.OTHER);
    private static final Set<String> CREDENTIAL_READS = Set.of("getHeader", "getCookies", "headers");
    private static final Set<String> PRESENCE = Set.of("null", "present", "empty", "blank");

    private final List<Path> paths;
    private final AnyGuard guarded = new AnyGuard(guard -> compares(guard.condition()));
    private final Set<Integer> parameters = new HashSet<>();
    private final Set<Integer> raw = new HashSet<>();
    private final Set<Integer> rows = new HashSet<>();
    /// Those of them that a proven identity asked for.
    private final Set<Integer> own = new HashSet<>();

    /// Whether something that was made comes from who the caller surely is.
    private final Map<Source, Boolean> proven = new IdentityHashMap<>();
    /// Whether a function's name says that it gives the caller, as far as that was asked.
    private final Map<String, Boolean> named = new HashMap<>();
    /// The same of names that say that something is checked.
    private final Map<String, Boolean> checking = new HashMap<>();
    private @Nullable InsideCalls inside;

    /// @param paths all of one endpoint
    CallerTies(Endpoint endpoint, List<Path> paths) {
        this.paths = paths;
        endpoint.inputs().stream()
                .filter(input -> PROVING.contains(input.kind()))
                .forEach(input -> parameters.add(input.parameter()));
        endpoint.inputs().stream()
                .filter(input -> input.kind() == Endpoint.Input.Kind.REQUEST)
                .forEach(input -> raw.add(input.parameter()));
        for (Path path : paths) {
            if (path.step() instanceof Step.Run run && run.query().shape().kind() == Shape.Kind.SELECT && asked(path)) {
                rows.add(path.order());
                if (looksAtCaller(path)) {
                    own.add(path.order());
                    proven.clear();
                }
            }
        }
    }

    /// Whether anything ties whatever this endpoint does to its caller.
    boolean any() {
        return any(this::checked);
    }

    /// The same as far as this backend does it itself: a library that is handed both may only be telling another system
    /// who asked for what.
    boolean anyInside() {
        return any(this::saysCheck);
    }

    /// @param check what is a check among the calls
    private boolean any(Predicate<Path> check) {
        return paths.stream()
                .anyMatch(path -> guarded.test(path) || check.test(path) || narrowed(path) || answered(path));
    }

    /// The same as [#any()], where loading the caller's own account from one of these tables is none, nor is
    /// whatever it takes to find out who calls: a token that is taken apart is compared with many things, and none
    /// of them is the object.
    boolean anyBeyond(Predicate<String> accounts) {
        Identification finding = new Identification(
                paths, this::isHandedOnlyProof, path -> path.step() instanceof Step.Run && loads(path, accounts));
        AnyGuard behind = new AnyGuard(guard -> !finding.raised(guard) && compares(guard.condition()));
        return paths.stream()
                .filter(path -> !finding.inside(path))
                .anyMatch(path -> behind.test(path)
                        || checked(path)
                        || related(path)
                        || narrowed(path) && !loads(path, accounts)
                        || answered(path));
    }

    /// `userOf(request)`: handed the request or what it carries to prove who calls, and nothing else.
    private boolean isHandedOnlyProof(Path path) {
        List<Source> given = path.arguments().entrySet().stream()
                .filter(each -> !each.getKey().equals("this"))
                .flatMap(each -> each.getValue().stream())
                .toList();
        return !given.isEmpty() && given.stream().allMatch(source -> ofCaller(source) || isRaw(source));
    }

    private boolean isRaw(Source source) {
        return source instanceof Source.Input input && raw.contains(input.parameter());
    }

    private static boolean loads(Path path, Predicate<String> accounts) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        return shape.kind() == Shape.Kind.SELECT
                && shape.mainTable().filter(accounts).isPresent();
    }

    /// Whether anything ties rows of this owner's table to the caller.
    boolean to(Owner owner) {
        return paths.stream()
                .anyMatch(path -> guarded.test(path)
                        || checked(path)
                        || related(path)
                        || narrowed(path, owner)
                        || answered(path));
    }

    /// A question of the project's own, `isMyself(id)`: it is handed what was sent, looks at the caller, changes
    /// nothing, and control depends on its answer.
    private boolean answered(Path path) {
        if (!(path.step() instanceof Step.Call call)
                || path.arguments().values().stream()
                        .noneMatch(sources -> Source.anyRoot(sources, this::chosenByCaller))) {
            return false;
        }
        InsideCalls seen = inside();
        return seen.looks(call) && !seen.writes(call) && seen.decides(path, call);
    }

    private InsideCalls inside() {
        InsideCalls known = inside;
        if (known == null) {
            known = new InsideCalls(paths, this::looksAtCaller);
            inside = known;
        }
        return known;
    }

    /// What is held against the caller on the ways of this endpoint, so that control goes on or does not: the
    /// other side of a comparison with her proven identity, or what a check is handed that looks at her and can
    /// refuse.
    Stream<Held> heldAgainstCaller() {
        List<Held> compared = new ArrayList<>();
        AnyGuard once = new AnyGuard(guard -> {
            compared(guard).forEach(compared::add);
            return false;
        });
        paths.forEach(once::test);
        Stream<Held> handed = paths.stream()
                .filter(path -> path.step() instanceof Step.Call call && refuses(path, call))
                .flatMap(path -> path.arguments().values().stream()
                        .flatMap(List::stream)
                        .map(source -> new Held(source, path.at())));
        return Stream.concat(compared.stream(), handed)
                .filter(held -> !ofCaller(held.value()))
                .filter(held -> !(held.value() instanceof Source.Input input) || chosenByCaller(input));
    }

    private Stream<Held> compared(Guard guard) {
        return guard.condition()
                .comparisons()
                .flatMap(each -> proven(each.left())
                        ? each.right().stream()
                        : proven(each.right()) ? each.left().stream() : Stream.empty())
                .map(source -> new Held(source, guard.at()));
    }

    /// @param at where it is compared or handed over
    record Held(Source value, Span at) {}

    /// A login proves who the caller is; a header may say anything.
    private boolean proven(Collection<Source> sources) {
        for (Source source : sources) {
            if (proven(source)) {
                return true;
            }
        }
        return false;
    }

    private boolean proven(Source source) {
        return switch (source) {
            case Source.Principal _ -> true;
            case Source.Row row -> own.contains(row.run());
            case Source.Derived derived -> known(source, () -> namesIdentity(derived) || proven(derived.from()));
            case Source.Made made ->
                known(source, () -> made.properties().values().stream().anyMatch(this::proven));
            default -> false;
        };
    }

    /// Many ways hand on what one place made.
    private boolean known(Source made, BooleanSupplier asked) {
        Boolean known = proven.get(made);
        if (known == null) {
            known = asked.getAsBoolean();
            proven.put(made, known);
        }
        return known;
    }

    private boolean looksAtCaller(Path path) {
        for (List<Source> each : path.arguments().values()) {
            if (proven(each)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the called code looks at the caller, and throws or gives an answer on which control depends.
    private boolean refuses(Path path, Step.Call call) {
        InsideCalls seen = inside();
        return (seen.looks(call) || looksAtCaller(path))
                && call.targets().stream()
                        .anyMatch(target -> checks(target.name()) || CheckNames.validates(target.name()))
                && (seen.refuses(call) || seen.decides(path, call));
    }

    /// Whether the caller's identity is looked at anywhere.
    boolean known() {
        return !rows.isEmpty() || paths.stream().anyMatch(this::asked);
    }

    boolean ofCaller(Source source) {
        return source.anyRoot(this::identity);
    }

    private boolean identity(Source source) {
        return switch (source) {
            case Source.Principal _ -> true;
            case Source.Request request -> CREDENTIAL_READS.contains(request.what());
            case Source.Input input -> parameters.contains(input.parameter());
            case Source.Row row -> rows.contains(row.run());
            case Source.Derived derived -> namesIdentity(derived);
            default -> false;
        };
    }

    /// `SecurityUtils.getUserId()`, `context.authenticatedUser()`: the project's own words for the caller.
    private boolean namesIdentity(Source.Derived derived) {
        return named.computeIfAbsent(derived.function(), CallerNames::isCaller)
                && !Source.anyRoot(derived.from(), this::chosenByCaller);
    }

    /// What the caller writes as she likes; the raw request is handed over to find out who she is.
    private boolean chosenByCaller(Source source) {
        return source instanceof Source.Input input && !raw.contains(input.parameter());
    }

    private boolean asked(Path path) {
        return path.given().anyMatch(this::ofCaller);
    }

    private boolean fromRequest(Path path) {
        return path.given().anyMatch(source -> source.anyRoot(root -> root.fromCaller() && !identity(root)));
    }

    /// A query that asks how the caller and what the request names belong together.
    private boolean related(Path path) {
        return path.step() instanceof Step.Run run && !creates(run) && asked(path) && fromRequest(path);
    }

    /// A query over something that belongs to people, asked with the caller.
    private boolean narrowed(Path path) {
        return path.step() instanceof Step.Run run && !creates(run) && asked(path);
    }

    /// As [#narrowed(Path)], over the tables that lead from the rows to their owner.
    private boolean narrowed(Path path, Owner owner) {
        return path.step() instanceof Step.Run run
                && narrowed(path)
                && owner.path().stream().anyMatch(run.query().shape()::reads);
    }

    private static boolean creates(Step.Run run) {
        return switch (run.query().shape().kind()) {
            case INSERT, UPSERT -> true;
            case SELECT, UPDATE, DELETE, OTHER -> false;
        };
    }

    private boolean compares(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison ->
                (any(comparison.left()) || any(comparison.right()))
                        && !anonymous(comparison.left())
                        && !anonymous(comparison.right());
            case Condition.Test test ->
                !PRESENCE.contains(test.test()) && any(test.value()) && !asksForLogin(test.value());
            case Condition.Not not -> compares(not.inner());
            case Condition.All all -> all.of().stream().anyMatch(this::compares);
            case Condition.Any any -> any.of().stream().anyMatch(this::compares);
        };
    }

    private boolean any(List<Source> sources) {
        return sources.stream().anyMatch(this::ofCaller);
    }

    private static boolean anonymous(List<Source> sources) {
        return sources.stream()
                .anyMatch(source -> source instanceof Source.Constant(Object value) && "anonymousUser".equals(value));
    }

    private static boolean asksForLogin(List<Source> sources) {
        return sources.stream()
                .anyMatch(source -> source instanceof Source.Derived derived
                        && (derived.function().endsWith("isAuthenticated")
                                || derived.function().endsWith("isAnonymous")));
    }

    /// A call whose name says that it checks who may, or one into code that we do not see and that is handed both
    /// the caller and something else.
    private boolean checked(Path path) {
        return saysCheck(path)
                || path.step() instanceof Step.Invoke invoke
                        && (invoke.name().equals("equals") && asked(path) || handedBoth(invoke, path));
    }

    private boolean saysCheck(Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke -> checks(invoke.name());
            case Step.Call call -> call.targets().stream().anyMatch(target -> checks(target.name()));
            default -> false;
        };
    }

    private boolean checks(String name) {
        return checking.computeIfAbsent(name, CheckNames::asksWhoMay);
    }

    private boolean handedBoth(Step.Invoke invoke, Path path) {
        return !TELLING.contains(invoke.name())
                && asked(path)
                && path.given()
                        .anyMatch(source -> source.anyRoot(
                                root -> !identity(root) && (root.fromCaller() || root instanceof Source.Row)));
    }
}
