package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A statement that reaches the rows of every tenant, where its siblings are held to the tenant of the caller.
public final class TenantUnfiltered implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-tenant-filter",
            Risk.CRITICAL,
            "every query on a tenant table filters by the caller's tenant",
            """
            The rows of all customers lie in one table, and only a column keeps them apart. The one statement that does not \
            ask for it gives or changes the rows of another company: for whoever counts ids up, or for everyone who opens \
            the list.""",
            "Critical where other statements on the same table are held to the caller's tenant, high where only those on other "
                    + "tables are. Lower behind a role. Jobs, operators of the installation and what happens before a login are "
                    + "left alone.",
            """
            A tenant that the request names proves nothing: take it from the login. Hibernate's `@TenantId` and `@Filter` are \
            not applied to native SQL, and `@Filter` not to loading by id. A cache needs the tenant in its key.""",
            """
            ```java
            invoices.findByIdAndTenantId(id, caller.tenantId()).orElseThrow(NotFound::new);
            ```
            As a second wall, row level security: `create policy own on invoice using (tenant_id = current_setting(..))`.""",
            List.of("CWE-863", "OWASP A01:2025", "OWASP API1:2023", "OWASP ASVS 8.4.1"));

    private static final int CONVENTION = 3;
    /// Where tenants are not asked for on purpose: what is shared, and what comes before or after the login.
    private static final Pattern OPEN = Pattern.compile(
            "(?i)/(public|shared?|log-?(in|out)|sign-?(in|up|out)|regist(er|ration)|oauth2?|tokens?)(/|$)");

    private static final Pattern KEY = Pattern.compile("(?i)public|token|secret|share|hash|_key$");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    /// One run of a statement in an endpoint.
    private record Way(Path path, CallerTies ties) {}

    /// What runs on one table.
    ///
    /// @param tied statements that are held to the caller's tenant, by place
    private record Tenants(TenantColumn column, List<Way> ways, Map<Span, Path> tied) {}

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        List<Tenants> tables = tables(backend, paths);
        int convention = tables.stream().mapToInt(table -> table.tied().size()).sum();
        return convention < 2 || new OwnedRows(backend, paths).guardedByDatabase()
                ? Stream.empty()
                : tables.stream()
                        .filter(table -> !table.tied().isEmpty() || convention >= CONVENTION)
                        .flatMap(table -> odd(table, tables, paths));
    }

    /// Callers' ties are dear, and asked for only where a table has such a column.
    private static List<Tenants> tables(Backend backend, Paths paths) {
        Map<String, List<Path>> byTable = new TreeMap<>();
        for (Endpoint endpoint : backend.endpoints()) {
            paths.queries(endpoint)
                    .filter(path -> !path.guessed())
                    .forEach(path -> path.query()
                            .shape()
                            .mainTable()
                            .ifPresent(table -> byTable.computeIfAbsent(table, _ -> new ArrayList<>())
                                    .add(path)));
        }
        Map<Entry, CallerTies> ties = new HashMap<>();
        List<Tenants> all = new ArrayList<>();
        byTable.forEach((table, each) -> TenantColumn.of(backend, table, each).ifPresent(column -> {
            List<Way> ways = each.stream()
                    .map(path -> new Way(
                            path,
                            ties.computeIfAbsent(
                                    path.from(), _ -> new CallerTies((Endpoint) path.from(), paths.of(path.from())))))
                    .toList();
            Map<Span, Path> tied = new LinkedHashMap<>();
            ways.stream()
                    .filter(way -> column.isTied(way.ties(), way.path()))
                    .forEach(way -> tied.putIfAbsent(place(way.path()), way.path()));
            all.add(new Tenants(column, ways, tied));
        }));
        return all;
    }

    /// What people would change: the call of what a framework brings, else the statement.
    private static Span place(Path path) {
        Query query = path.query();
        return query.language() == Query.Language.BUILT_IN ? path.at() : query.at();
    }

    private static Stream<Finding> odd(Tenants table, List<Tenants> all, Paths paths) {
        Map<Span, List<Way>> guilty = new LinkedHashMap<>();
        for (Way way : table.ways()) {
            boolean chosen = table.column().isChosen(way.ties(), way.path());
            if ((chosen || isBlind(table.column(), way.path())) && !isExcused(table, way, paths)) {
                Span at = chosen ? way.path().at() : place(way.path());
                guilty.computeIfAbsent(at, _ -> new ArrayList<>()).add(way);
            }
        }
        if (guilty.size() > Math.max(1, table.tied().size())) {
            return Stream.empty();
        }
        Optional<Path> sibling = table.tied().values().stream()
                .findFirst()
                .or(() -> all.stream()
                        .flatMap(each -> each.tied().values().stream())
                        .findFirst());
        return guilty.entrySet().stream()
                .flatMap(each -> sibling.stream().map(tied -> finding(table, each.getKey(), each.getValue(), tied)));
    }

    private static boolean isBlind(TenantColumn column, Path path) {
        Query query = path.query();
        Shape shape = query.shape();
        boolean reaches = shape.kind() == Shape.Kind.SELECT
                || (shape.kind() == Shape.Kind.UPDATE || shape.kind() == Shape.Kind.DELETE)
                        && !shape.filter().isEmpty();
        return reaches
                && shape.complete()
                && !query.isReference()
                && query.language() != Query.Language.ASSOCIATION
                && column.asked(path).findAny().isEmpty();
    }

    private static boolean isExcused(Tenants table, Way way, Paths paths) {
        Path path = way.path();
        if (!(path.from() instanceof Endpoint endpoint)
                || endpoint.access() instanceof Access.Public
                || endpoint.access() instanceof Access.Restricted restricted && restricted.onlyOperators()
                || OwnerChecks.administrativePath(endpoint)
                || OPEN.matcher(endpoint.route().path()).find()
                || path.later()
                || isNamedByKey(path)
                || !isAsked(endpoint, path)
                || !paths.isWhole(endpoint)) {
            return true;
        }
        List<Path> all = paths.of(endpoint);
        boolean reached = path.given()
                .anyMatch(source -> source.anyRoot(root -> root instanceof Source.Row
                        || root instanceof Source.Principal
                        || way.ties().ofCaller(root)));
        return reached
                || all.stream()
                        .anyMatch(other -> table.column().isReadBy(other)
                                || saysCheck(other)
                                || comparesCaller(way.ties(), other)
                                || other.step() instanceof Step.Run
                                        && other.order() != path.order()
                                        && isTiedTo(table, way.ties(), other, path));
    }

    /// Whether the request says which rows, or gets them all; what else runs on the way is not the caller's.
    private static boolean isAsked(Endpoint endpoint, Path path) {
        return path.given().anyMatch(source -> source.anyRoot(Source.Input.class::isInstance))
                || endpoint.route().method().equals("GET") && !isSingle(path);
    }

    private static boolean isSingle(Path path) {
        Query.Gives gives = path.query().gives();
        return gives == Query.Gives.ONE || gives == Query.Gives.BOOLEAN;
    }

    /// A row that whoever has its key may have, a share or a picture that others show.
    private static boolean isNamedByKey(Path path) {
        return path.query().shape().filter().stream()
                .anyMatch(each -> KEY.matcher(each.column().name()).find());
    }

    /// Whether the rows were narrowed down before: by the same table, or by what was sent.
    private static boolean isTiedTo(Tenants table, CallerTies ties, Path other, Path path) {
        boolean tied = other.query().shape().filter().stream()
                        .anyMatch(each -> TenantColumn.isNamed(each.column().name()))
                && other.given().anyMatch(source -> TenantColumn.ofCaller(ties, source));
        return tied
                && (other.query()
                                .shape()
                                .mainTable()
                                .equals(Optional.of(table.column().table()))
                        || path.given()
                                .filter(Source.Input.class::isInstance)
                                .anyMatch(source -> other.given().anyMatch(source::equals)));
    }

    private static boolean saysCheck(Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke -> CheckNames.asksWhoMay(invoke.name());
            case Step.Call call -> call.targets().stream().anyMatch(target -> CheckNames.asksWhoMay(target.name()));
            default -> false;
        };
    }

    private static boolean comparesCaller(CallerTies ties, Path path) {
        return path.guards().stream()
                .flatMap(guard -> guard.condition().comparisons())
                .anyMatch(comparison -> Stream.concat(comparison.left().stream(), comparison.right().stream())
                                .anyMatch(source -> TenantColumn.ofCaller(ties, source))
                        && Stream.concat(comparison.left().stream(), comparison.right().stream())
                                .anyMatch(source -> source instanceof Source.Input || source instanceof Source.Row));
    }

    private static Finding finding(Tenants table, Span at, List<Way> ways, Path tied) {
        Path path = ways.getFirst().path();
        Endpoint endpoint = (Endpoint) path.from();
        TenantColumn column = table.column();
        boolean chosen = column.isChosen(ways.getFirst().ties(), path);
        boolean writes = path.query().shape().mutates();
        boolean byRight = endpoint.access() instanceof Access.Restricted restricted && restricted.beyondAccount();
        Judgement judgement = Judgement.from(table.tied().isEmpty() ? Risk.HIGH : Risk.CRITICAL)
                .loweredIf(byRight, "only callers with a right can call it, which may hold for their tenant alone")
                .loweredIf(byRight && chosen, "that right may be asked for the tenant that was sent")
                .noting(tied.from().label() + " is held to the caller's " + column.name());
        return new Finding(
                GUIDE,
                judgement.risk(),
                table.tied().size() > 1 ? Confidence.SURE : Confidence.LIKELY,
                endpoint.label(),
                (chosen
                                ? "Callers choose the tenant whose "
                                : "Callers can " + (writes ? "change" : "read") + " every tenant's ")
                        + column.table()
                        + (chosen ? " they get: " : ": ")
                        + (chosen
                                ? column.name() + " comes from the request, not from the login."
                                : "this statement does not ask for " + column.name() + "."),
                judgement.reasons(),
                path.in().shortName() + ":" + column.table(),
                ways.stream().map(way -> way.path().from().label()).distinct().toList(),
                Trail.to(path)
                        .then(path.at(), (writes ? "changes " : "reads ") + column.table())
                        .then(place(tied), "a sibling asks for the caller's " + column.name())
                        .then(at, chosen ? "believes the tenant that was sent" : "asks for no tenant")
                        .guilty(at),
                Optional.of(new Fix(
                        "Ask for the caller's tenant as well, as the siblings do.",
                        "+ and " + column.name() + " = :callersTenant",
                        List.of())));
    }
}
