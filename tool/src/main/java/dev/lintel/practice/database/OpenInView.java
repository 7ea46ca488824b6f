package dev.lintel.practice.database;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Settings;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Peer;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A request keeps its database connection while it waits for another system, outside of any transaction: the session
/// stays open until the answer is written.
public final class OpenInView implements Practice {
    static final Guide GUIDE = new Guide(
            "db-open-in-view",
            Risk.MEDIUM,
            "endpoints fetch what they return inside the transaction; open-in-view is off",
            """
            Spring Boot opens a session for each request (`spring.jpa.open-in-view`, on by default) and Spring's JPA \
            dialect has the session keep the connection of its first query until the answer is written, transaction or \
            not. So a call to another system after a query holds a pooled connection for as long as it takes, though \
            the code looks as if nothing were held.""",
            "Told where a request asks the database through JPA and then waits for another system outside of a transaction. "
                    + "High where that call has no time limit.",
            """
            Turned off, what was loaded lazily while the answer was written fails with a LazyInitializationException: \
            fetch it in the query, and let tests call every endpoint first. `@Transactional` on the controller is the \
            same fault under another name.""",
            """
            ```properties
            spring.jpa.open-in-view=false
            ```""",
            List.of("CWE-1050", "OWASP API4:2023", "Spring Boot reference, SQL Databases, Open EntityManager in View"));

    private static final String SETTING = "spring.jpa.open-in-view";

    @Override
    public Guide guide() {
        return GUIDE;
    }

    /// @param query the first statement, which takes the connection
    /// @param remote what is waited for with it
    private record Held(Path query, Path remote) {
        boolean isForEver() {
            return client().response().state() == State.UNLIMITED;
        }

        Client client() {
            return ((Step.Remote) remote.step()).client();
        }
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (!isOn(backend)) {
            return Stream.empty();
        }
        List<Held> held = new ArrayList<>();
        backend.endpoints().forEach(endpoint -> held(paths, endpoint).ifPresent(held::add));
        return held.stream()
                .filter(Held::isForEver)
                .findFirst()
                .or(() -> held.stream().findFirst())
                .map(worst -> finding(backend, worst, held))
                .stream();
    }

    /// Boot's own registration, for servlets and JPA. MyBatis and JDBC beside it take connections of their own.
    private static boolean isOn(Backend backend) {
        Settings settings = backend.settings();
        boolean jpa = settings.has("org.springframework.boot", "spring-boot-starter-data-jpa")
                || settings.has("org.springframework.boot", "spring-boot-starter-data-rest")
                || settings.has("org.springframework.boot", "spring-boot-data-jpa");
        boolean servlet = settings.has("org.springframework.boot", "spring-boot-starter-web");
        boolean reactive = settings.has("org.springframework.boot", "spring-boot-starter-webflux") && !servlet;
        return jpa
                && !reactive
                && !settings.has("org.mybatis", "mybatis")
                && (settings.anyBelow("spring.datasource.") || settings.anyBelow("spring.jpa."))
                && settings.inProduction(SETTING)
                        .filter(setting -> setting.value().strip().equals("false"))
                        .isEmpty();
    }

    private static Optional<Held> held(Paths paths, Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        return all.stream()
                .filter(path -> path.step() instanceof Step.Remote remote && Peer.isWaitedFor(remote.client()))
                .filter(path -> path.transaction().isEmpty() && !path.later() && !path.guessed())
                .flatMap(remote -> all.stream()
                        .filter(path -> isQuery(path) && path.order() < remote.order())
                        .limit(1)
                        .map(query -> new Held(query, remote)))
                .findFirst();
    }

    private static boolean isQuery(Path path) {
        return path.step() instanceof Step.Run run && ofSession(run.query()) && !path.later() && !path.guessed();
    }

    private static boolean ofSession(Query query) {
        return switch (query.language()) {
            case DERIVED_NAME, BUILT_IN, JPQL, CRITERIA, ASSOCIATION -> !query.isReference();
            case SQL, MAPPER -> false;
        };
    }

    private static Finding finding(Backend backend, Held worst, List<Held> held) {
        String peer = Peer.of(worst.remote());
        Optional<Settings.Setting> said = backend.settings().inProduction(SETTING);
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .raisedIf(worst.isForEver(), "the call to " + peer + " has no time limit")
                .noting(said.isPresent() ? "the configuration turns it on" : "it is on by default");
        Trail trail = Trail.to(worst.query())
                .then(worst.query().at(), "takes a connection, which the session keeps until the answer is written")
                .then(worst.remote().at(), "waits for " + peer + " with the connection in hand");
        said.ifPresent(setting -> trail.then(setting.at(), "the session is open for the whole request"));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(worst.remote()),
                worst.remote().from().label(),
                "Each request that waits for " + peer
                        + " keeps its database connection, although no transaction is open there.",
                judgement.reasons(),
                "open-in-view",
                held.stream()
                        .map(each -> each.remote().from().label())
                        .distinct()
                        .toList(),
                trail.guilty(worst.remote().at()),
                Optional.of(new Fix(
                        "Close the session with the transaction, and fetch in the query what the answer shows.",
                        "+ " + SETTING + "=false",
                        List.of())));
    }
}
