package dev.lintel.practice.integrity;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Peer;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Another system is waited for while a transaction holds a pooled connection.
public final class RemoteCallInTransaction implements Practice {
    static final Guide GUIDE = new Guide(
            "data-tx-remote-call",
            Risk.HIGH,
            "no remote call while a transaction holds a pooled connection",
            """
            The pool has ten connections by default. When the other system takes five seconds, ten such requests hold \
            all of them, and every other endpoint waits for the pool. And what was charged or sent out there does not \
            roll back with the transaction.""",
            "Worse without a time limit on the call and when anyone can call it; better for a rare job.",
            """
            Swapping the two inside the same transaction changes nothing. Sending after the commit loses the message \
            when the process dies in between: where it must not be lost, write it into an outbox table first.""",
            """
            Load and commit, call outside any transaction, then write the outcome in a second short one:

            ```java
            Payment payment = payments.start(order);          // short transaction
            Receipt receipt = provider.charge(payment.key()); // no connection held
            payments.finish(payment, receipt);                // short transaction
            ```""",
            List.of("CWE-410", "OWASP API10:2023", "OWASP ASVS 13.2.6"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        Set<String> said = new HashSet<>();
        List<Path> all = paths.of(entry);
        return all.stream()
                .filter(path -> path.step() instanceof Step.Remote remote && waits(remote.client()))
                .filter(path -> path.transaction().isPresent())
                .flatMap(remote -> firstQuery(all, remote).stream().map(query -> finding(backend, all, remote, query)))
                .filter(finding -> said.add(finding.root()));
    }

    /// A cache beside the application answers in the time that a query takes; the others can be slow for their
    /// own reasons.
    private static boolean waits(Client client) {
        return switch (client.kind()) {
            case HTTP, RPC, MAIL, SEARCH, STORAGE, OTHER -> true;
            case CACHE, BROKER -> false;
        };
    }

    /// A connection is held from the first statement in the same transaction on.
    private static Optional<Path> firstQuery(List<Path> all, Path remote) {
        return all.stream()
                .filter(path -> path.step() instanceof Step.Run && path.order() < remote.order())
                .filter(path -> path.transaction().equals(remote.transaction()))
                .findFirst();
    }

    private static boolean writesBefore(List<Path> all, Path remote) {
        return all.stream()
                .filter(path ->
                        path.order() < remote.order() && path.transaction().equals(remote.transaction()))
                .anyMatch(path -> path.step() instanceof Step.Put
                        || path.step() instanceof Step.Run run
                                && run.query().shape().mutates());
    }

    private static Finding finding(Backend backend, List<Path> all, Path remote, Path query) {
        Client client = ((Step.Remote) remote.step()).client();
        Path.Open open = remote.transaction().orElseThrow();
        Optional<Long> pool = ConnectionPool.size(backend.settings());
        boolean locks = writesBefore(all, remote);
        Judgement judgement = Judgement.from(Risk.HIGH)
                .raisedIf(
                        client.response().state() == State.UNLIMITED,
                        "the call has no time limit: one hung peer stops every endpoint that needs the database")
                .by(remote)
                .loweredIf(
                        remote.from() instanceof Entry.Schedule && !locks,
                        "until then it has only read, so that it locks no row")
                .loweredIf(
                        remote.later() && remote.from() instanceof Endpoint,
                        "another thread holds it, no request waits");
        return new Finding(
                GUIDE,
                judgement.atMost(Risk.HIGH).risk(),
                Judgement.confidence(remote),
                remote.from().label(),
                harm(remote, pool, locks),
                timed(judgement, client, pool).reasons(),
                remote.in().shortName() + ":" + client.name(),
                List.of(remote.from().label()),
                Trail.start(remote.from().at(), remote.from().label() + " arrives here")
                        .then(open.rule().at(), "a transaction opens")
                        .then(query.at(), "the first statement takes a connection from the pool")
                        .then(remote.at(), "waits for " + Peer.of(remote) + " with the connection in hand")
                        .guilty(remote.at()),
                Optional.of(new Fix(
                        "Commit before the call, and write its outcome in a second short transaction.",
                        "",
                        List.of())));
    }

    /// A schedule runs once at a time and costs one connection for as long as it waits; the others come in numbers.
    private static String harm(Path remote, Optional<Long> pool, boolean locks) {
        String enough = pool.map(size -> size + " of them").orElse("a few of them");
        String held = " that waits for " + Peer.of(remote) + " holds a database connection; " + enough
                + " leave none for anybody else.";
        return switch (remote.from()) {
            case Endpoint _ -> "Each request" + held;
            case Entry.Listener _ -> "Each message" + held;
            case Entry.Schedule _ ->
                "While this job waits for " + Peer.of(remote)
                        + " its transaction stays open: "
                        + (locks ? "the rows that it changed are locked and " : "")
                        + "one connection of the pool is gone.";
        };
    }

    /// How many such requests a second it takes, when each lasts as long as its limit allows.
    private static Judgement timed(Judgement judgement, Client client, Optional<Long> pool) {
        return client.response()
                .millis()
                .flatMap(millis -> pool.map(size -> judgement.noting("at its limit of " + millis + " ms, "
                        + Math.max(1, size * 1000 / millis) + " such requests a second empty the pool of " + size)))
                .orElse(judgement);
    }
}
