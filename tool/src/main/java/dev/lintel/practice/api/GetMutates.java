package dev.lintel.practice.api;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Browsers;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Guard.Condition;
import dev.lintel.graph.ManagedUpdate;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.SharedStatements;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request that promises to change nothing changes rows. Book-keeping (logs, counters, the time of the last
/// visit) is no change that a caller asks for (RFC 9110 §9.2.1), nor is a row that is made because it is not there
/// yet.
public final class GetMutates implements Practice {
    static final Guide GUIDE = new Guide(
            "api-get-mutates",
            Risk.MEDIUM,
            "GET/HEAD endpoints change no state",
            """
            Browsers load ahead, chat programs fetch links for a preview, crawlers follow all of them, proxies answer from \
            their caches and clients repeat a GET that failed. Each of these changes data here, or keeps a change from \
            happening. Where a cookie proves who calls, an image on another site is enough.""",
            "High where anyone may call it, for crawlers come there; better where only rows are added, a role is asked, or callers "
                    + "are known by a header instead of a cookie.",
            """
            A link in an e-mail has to be a GET: let it open a page whose button sends a POST. Tokens against CSRF are not \
            asked for on GET.""",
            """
            ```java
            @PostMapping("/orders/{id}/cancellation")
            void cancel(@PathVariable long id) { .. }
            ```""",
            List.of("CWE-650", "CWE-352", "RFC 9110 §9.2.1", "OWASP A04:2021"));

    private static final List<String> BOOKKEEPING_TABLES = List.of(
            "log",
            "audit",
            "history",
            "visit",
            "view",
            "stat",
            "metric",
            "event",
            "session",
            "token",
            "access",
            "trace",
            "cache",
            "counter",
            "sequence",
            "revision",
            "track",
            "captcha",
            "lock");
    private static final List<String> BOOKKEEPING_COLUMNS = List.of(
            "count",
            "view",
            "visit",
            "last",
            "seen",
            "read",
            "hit",
            "access",
            "time",
            "date",
            "updated",
            "modified",
            "token",
            "cache",
            "version",
            "online",
            "heartbeat");
    private static final Set<String> MEANT = Set.of(
            "confirm",
            "verify",
            "activate",
            "unsubscribe",
            "callback",
            "logout",
            "signout",
            "login",
            "oauth2",
            "validate",
            "confirmation",
            "verification",
            "activation",
            "cron",
            "job");
    private static final int DEEP = 6;
    /// `new Date()`
    private static final String NOW = "java.util.Date";
    private static final Set<String> CLOCK = Set.of(".now", ".currentTimeMillis");
    /// Clients that providers of payments ship for their own servers.
    private static final Pattern SDK =
            Pattern.compile("com\\.(?:alipay|paypal|adyen|squareup|braintreegateway)\\..*Client");

    private static final Set<String> ABSENT = Set.of("null", "empty", "blank");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .filter(endpoint ->
                        Set.of("GET", "HEAD").contains(endpoint.route().method()))
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API && !isMeant(endpoint))
                .flatMap(endpoint -> examine(backend, paths, endpoint).stream());
    }

    /// Links that people get by mail, and what other systems send a browser to.
    private static boolean isMeant(Endpoint endpoint) {
        return Stream.of(endpoint.route().path().toLowerCase(Locale.ROOT).split("[/_\\-]"))
                .anyMatch(MEANT::contains);
    }

    /// A write, and the table that it is for.
    private record Write(Path path, String table, boolean inserts) {}

    private static Optional<Finding> examine(Backend backend, Paths paths, Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        SharedStatements shared = new SharedStatements(all);
        Set<String> made = inserted(all);
        AnyGuard onDemand = new AnyGuard(guard -> saysAbsent(guard.condition(), true, made));
        AnyGuard expiry = new AnyGuard(guard -> comparesClock(guard.condition()));
        return all.stream()
                .filter(path -> mayWrite(path.step()) && !path.later() && !path.guessed())
                .filter(path -> !onDemand.test(path) && !expiry.test(path) && !shared.has(path))
                .flatMap(path -> write(backend, path, all).stream())
                .filter(write -> !isBookkeeping(write.table(), BOOKKEEPING_TABLES))
                .findFirst()
                .map(write -> finding(backend, endpoint, write));
    }

    private static boolean mayWrite(Step step) {
        return step instanceof Step.Put
                || step instanceof Step.Run run && run.query().shape().mutates();
    }

    private static Optional<Write> write(Backend backend, Path path, List<Path> all) {
        return switch (path.step()) {
            case Step.Run run ->
                isStamp(run.query(), path, all)
                        ? Optional.empty()
                        : write(path, run.query().shape());
            case Step.Put put ->
                isBookkeeping(put.property(), BOOKKEEPING_COLUMNS)
                        ? Optional.empty()
                        : ManagedUpdate.tables(path, all, backend.entities()).stream()
                                .findFirst()
                                .map(table -> new Write(path, table, false));
            default -> Optional.empty();
        };
    }

    /// Whether a row that was read is saved for nothing but the time of a visit and the like.
    private static boolean isStamp(Query query, Path path, List<Path> all) {
        List<Source> saved =
                path.arguments().values().stream().flatMap(List::stream).toList();
        boolean known = query.shape().kind() == Shape.Kind.UPSERT
                && query.language() == Query.Language.BUILT_IN
                && !saved.isEmpty()
                && saved.stream().allMatch(Source.Row.class::isInstance);
        List<String> set = known ? set(saved, all) : List.of();
        return !set.isEmpty() && set.stream().allMatch(each -> isBookkeeping(each, BOOKKEEPING_COLUMNS));
    }

    /// The properties of these rows that this entry sets.
    private static List<String> set(List<Source> rows, List<Path> all) {
        return all.stream()
                .filter(each -> each.argument("this").stream().anyMatch(row -> isOf(row, rows)))
                .map(Path::step)
                .filter(Step.Put.class::isInstance)
                .map(step -> ((Step.Put) step).property())
                .toList();
    }

    /// One of the rows, or an element of them where they are saved together.
    private static boolean isOf(Source row, List<Source> rows) {
        return row instanceof Source.Row one
                && rows.stream()
                        .anyMatch(each -> each instanceof Source.Row other
                                && other.run() == one.run()
                                && elements(one.path()).equals(elements(other.path())));
    }

    private static List<String> elements(List<String> path) {
        return path.stream()
                .filter(part -> !part.equals("[]") && !part.equals("*"))
                .toList();
    }

    private static Optional<Write> write(Path path, Shape shape) {
        boolean known = shape.complete() && shape.mutates() && shape.mainTable().isPresent();
        boolean counts = !shape.assigned().isEmpty()
                && shape.kind() == Shape.Kind.UPDATE
                && shape.assigned().stream()
                        .allMatch(each -> isBookkeeping(each.column().name(), BOOKKEEPING_COLUMNS));
        return known && !counts
                ? Optional.of(new Write(path, shape.mainTable().get(), shape.kind() == Shape.Kind.INSERT))
                : Optional.empty();
    }

    private static Set<String> inserted(List<Path> all) {
        return all.stream()
                .map(Path::step)
                .filter(Step.Run.class::isInstance)
                .map(step -> ((Step.Run) step).query().shape())
                .filter(shape -> shape.kind() == Shape.Kind.INSERT || shape.kind() == Shape.Kind.UPSERT)
                .flatMap(shape -> shape.mainTable().stream())
                .collect(Collectors.toSet());
    }

    /// Whether what stands behind it only clears away what ran out by the clock: who calls changes nothing that was
    /// still good.
    private static boolean comparesClock(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison -> anyClock(comparison.left()) || anyClock(comparison.right());
            case Condition.Test test -> anyClock(test.value());
            case Condition.Not not -> comparesClock(not.inner());
            case Condition.All all -> all.of().stream().anyMatch(GetMutates::comparesClock);
            case Condition.Any any -> any.of().stream().anyMatch(GetMutates::comparesClock);
        };
    }

    private static boolean anyClock(List<Source> sources) {
        return Source.anyRoot(sources, root -> switch (root) {
            case Source.Fresh fresh -> CLOCK.stream().anyMatch(fresh.what()::endsWith);
            case Source.Made made ->
                made.type().equals(NOW) && made.properties().isEmpty();
            default -> false;
        });
    }

    /// Whether what stands behind it is only done when a look-up found nothing of what is made here. That something
    /// else was not found, no article that is sold out, is a check and no reason to make anything.
    ///
    /// @param made the tables that this entry adds rows to
    private static boolean saysAbsent(Condition condition, boolean holds, Set<String> made) {
        return switch (condition) {
            case Condition.Test test ->
                (test.test().equals("present") ? !holds : ABSENT.contains(test.test()) && holds)
                        && anyRow(test.value(), made);
            case Condition.Comparison comparison ->
                holds
                        && Set.of("==", "<", "<=").contains(comparison.operator())
                        && anyRow(comparison.left(), made)
                        && isCount(comparison.right());
            case Condition.Not not -> saysAbsent(not.inner(), !holds, made);
            case Condition.All all -> all.of().stream().anyMatch(each -> saysAbsent(each, holds, made));
            case Condition.Any any -> any.of().stream().anyMatch(each -> saysAbsent(each, holds, made));
        };
    }

    private static boolean anyRow(List<Source> sources, Set<String> of) {
        return sources.stream()
                .anyMatch(source -> source instanceof Source.Row row
                        && row.query().shape().mainTable().filter(of::contains).isPresent()
                        && row.path().stream().allMatch(part -> part.equals("*") || part.equals("[]")));
    }

    private static boolean isCount(List<Source> sources) {
        return sources.size() == 1
                && sources.getFirst() instanceof Source.Constant(Object value)
                && value instanceof Number;
    }

    private static boolean isBookkeeping(String name, List<String> words) {
        String plain = name.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(plain::contains);
    }

    /// What lies deep below other work is seldom what the request is for: a notice that is sent, a limit that is
    /// noted.
    private static boolean isSideEffect(Path path) {
        return path.via().size() > DEEP;
    }

    /// What another system answered has a certain value: an order is paid because its provider says so.
    private static boolean isToldElsewhere(Condition condition) {
        return switch (condition) {
            case Condition.Comparison each ->
                each.operator().equals("==")
                        && (isAnswer(each.left()) && isText(each.right())
                                || isAnswer(each.right()) && isText(each.left()));
            case Condition.All all -> all.of().stream().anyMatch(GetMutates::isToldElsewhere);
            case Condition.Any _, Condition.Not _, Condition.Test _ -> false;
        };
    }

    private static boolean isAnswer(List<Source> sources) {
        return Source.anyRoot(
                sources,
                root -> root instanceof Source.Answered
                        || root instanceof Source.Derived derived
                                && SDK.matcher(derived.owner()).matches());
    }

    private static boolean isText(List<Source> sources) {
        return sources.size() == 1
                && sources.getFirst() instanceof Source.Constant(Object value)
                && value instanceof String;
    }

    /// Whether it takes a login that browsers do not send along by themselves.
    private static boolean isAskedForHeader(Backend backend, Endpoint endpoint) {
        List<Browsers.Login> logins = backend.browsers().logins();
        return !(endpoint.access() instanceof Access.Public)
                && !endpoint.access().isOpenQuestion()
                && !logins.isEmpty()
                && logins.stream().allMatch(login -> login.stateless() && !login.isSentAlong());
    }

    private static Finding finding(Backend backend, Endpoint endpoint, Write write) {
        boolean byHeader = isAskedForHeader(backend, endpoint);
        boolean takesOver = write.path().guards().stream().map(Guard::condition).anyMatch(GetMutates::isToldElsewhere);
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .loweredIf(write.inserts(), "it adds rows and takes none away")
                .by(write.path())
                .atMost(byHeader ? Risk.LOW : Risk.HIGH)
                .notingIf(
                        byHeader,
                        "callers are known by a header, which no preview, crawler or other site sends: a retry is left")
                .atMost(takesOver ? Risk.LOW : Risk.HIGH)
                .notingIf(takesOver, "it only notes what another system says of it, as often as somebody asks")
                .atMost(write.inserts() || isSideEffect(write.path()) ? Risk.MEDIUM : Risk.HIGH)
                .notingIf(
                        isSideEffect(write.path()), "it is many calls away from the handler: hardly what is asked for");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                "A preview, a crawler or a retry changes " + write.table() + ": " + endpoint.label() + " writes.",
                judgement.reasons(),
                endpoint.handler().shortName(),
                List.of(endpoint.label()),
                Trail.to(write.path())
                        .then(write.path().at(), "writes " + write.table())
                        .guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Answer POST, PUT or DELETE here, and let GET only show.",
                        "- @GetMapping\n+ @PostMapping",
                        List.of())));
    }
}
