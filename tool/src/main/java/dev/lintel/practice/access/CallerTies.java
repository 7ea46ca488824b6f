package dev.lintel.practice.access;

import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Guard.Condition;
import dev.lintel.graph.Ownership.Owner;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What ties the objects of one endpoint to its caller: a query asked with the caller's identity, a comparison with
/// something that comes from it, a check that is handed both. Loading the caller's own account is no tie by
/// itself, nor is asking whether there is a caller at all.
final class CallerTies {
    private static final List<String> IDENTITY_NAMES = List.of(
            "currentuser",
            "loginuser",
            "authenticateduser",
            "loggedinuser",
            "currentmember",
            "currentcustomer",
            "currentaccount",
            "loginid",
            "currentlogin",
            "currentprincipal",
            "loginmember",
            "currenttenant",
            "currentperson",
            "getuserprincipal",
            "whoami");
    private static final List<String> IDENTITY_GETTERS =
            List.of("userid", "username", "getuser", "getaccount", "gettenant", "getmember");
    private static final List<String> IDENTITY_OWNERS =
            List.of("context", "security", "session", "auth", "login", "subject", "jwt", "token", "identity");
    private static final List<String> GUARD_WORDS = List.of(
            "permission",
            "permit",
            "authoriz",
            "authoris",
            "hasaccess",
            "checkaccess",
            "canaccess",
            "accesscontrol",
            "verifyaccess",
            "owner",
            "owned",
            "belongs",
            "canread",
            "canedit",
            "canview",
            "canwrite",
            "candelete",
            "isallowed",
            "checkuser",
            "verifyuser",
            "validateuser",
            "assertuser",
            "isauthor",
            "iscreator",
            "privilege",
            "checkrole",
            "hasrole",
            "isadmin",
            "datascope");
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
    private final Set<Integer> rows = new HashSet<>();

    /// @param paths all of one endpoint
    CallerTies(Endpoint endpoint, List<Path> paths) {
        this.paths = paths;
        endpoint.inputs().stream()
                .filter(input -> PROVING.contains(input.kind()))
                .forEach(input -> parameters.add(input.parameter()));
        for (Path path : paths) {
            if (path.step() instanceof Step.Run run && run.query().shape().kind() == Shape.Kind.SELECT && asked(path)) {
                rows.add(path.order());
            }
        }
    }

    /// Whether anything ties whatever this endpoint does to its caller.
    boolean any() {
        return paths.stream().anyMatch(path -> guarded.test(path) || checked(path) || related(path) || narrowed(path));
    }

    /// Whether anything ties rows of this owner's table to the caller.
    boolean to(Owner owner) {
        return paths.stream()
                .anyMatch(path -> guarded.test(path) || checked(path) || related(path) || narrowed(path, owner));
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
    private static boolean namesIdentity(Source.Derived derived) {
        if (Source.anyRoot(derived.from(), Source.Input.class::isInstance)) {
            return false;
        }
        String function = derived.function().toLowerCase(Locale.ROOT);
        int dot = function.lastIndexOf('.');
        String owner = dot < 0 ? "" : function.substring(0, dot);
        String name = function.substring(dot + 1);
        return IDENTITY_NAMES.stream().anyMatch(name::contains)
                || IDENTITY_OWNERS.stream().anyMatch(owner::contains)
                        && IDENTITY_GETTERS.stream().anyMatch(name::contains);
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
        return switch (path.step()) {
            case Step.Invoke invoke ->
                checks(invoke.name()) || invoke.name().equals("equals") && asked(path) || handedBoth(invoke, path);
            case Step.Call call -> call.targets().stream().anyMatch(target -> checks(target.name()));
            default -> false;
        };
    }

    private static boolean checks(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return GUARD_WORDS.stream().anyMatch(plain::contains);
    }

    private boolean handedBoth(Step.Invoke invoke, Path path) {
        return !TELLING.contains(invoke.name())
                && asked(path)
                && path.given()
                        .anyMatch(source -> source.anyRoot(
                                root -> !identity(root) && (root.fromCaller() || root instanceof Source.Row)));
    }
}
