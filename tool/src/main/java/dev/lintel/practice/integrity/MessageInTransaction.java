package dev.lintel.practice.integrity;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A message leaves for the broker while the rows that it tells of are not committed.
public final class MessageInTransaction implements Practice {
    static final Guide GUIDE = new Guide(
            "data-dual-write",
            Risk.MEDIUM,
            "a DB change and its event/remote effect are made atomic (outbox/CDC) or reconciled",
            """
            The broker does not know of the transaction. When the commit fails, for a constraint, a deadlock or a restart, \
            others act on what never happened: goods are sent for an order that is not there. And a consumer that is \
            quicker than the commit looks for the row and does not find it.""",
            "Told where a write and a message stand in one open transaction, with a note when the row holds money. Where the broker "
                    + "takes part in the transaction by the configuration, and after the commit, nothing is told.",
            """
            Sending after the commit turns the fault round: the process may die in between, and nobody is ever told. \
            Where a message must not be lost, write it into a table in the same transaction and let a job send it; its \
            consumers then see some twice.""",
            """
            The row of the outbox commits with the order, or not at all:

            ```java
            @Transactional
            public void place(Order order) {
                orders.save(order);
                outbox.save(new Message("orders", order.id(), json.writeValueAsString(order)));
            }
            ```""",
            List.of("CWE-662", "Chris Richardson, Microservices Patterns, section 3.3.7, Transactional outbox"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (isBrokerPartOfIt(backend)) {
            return Stream.empty();
        }
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    /// Kafka's producers by a prefix of their transactions' ids.
    private static boolean isBrokerPartOfIt(Backend backend) {
        return backend.settings().all().stream()
                .anyMatch(setting -> setting.key().endsWith("transaction-id-prefix"));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        Set<String> said = new HashSet<>();
        List<Path> all = paths.of(entry);
        return all.stream()
                .filter(path -> path.step() instanceof Step.Publish publish && !publish.afterCommit())
                .filter(path -> path.transaction().isPresent() && !path.later() && path.spread() == 1)
                .flatMap(message -> write(all, message).map(row -> finding(backend, message, row)).stream())
                .filter(finding -> said.add(finding.root()));
    }

    /// What commits with the message in the air. A write after it counts as well: the commit comes last.
    private static Optional<Path> write(List<Path> all, Path message) {
        return all.stream()
                .filter(path -> path.step() instanceof Step.Run run
                        && run.query().shape().mutates()
                        && path.transaction().equals(message.transaction())
                        && !path.later()
                        && path.spread() == 1
                        && !Writes.areAlternatives(path, message))
                .findFirst();
    }

    private static Finding finding(Backend backend, Path message, Path row) {
        Step.Publish publish = (Step.Publish) message.step();
        String table = ((Step.Run) row.step()).query().shape().mainTable().orElse("the row");
        Judgement judgement = Judgement.from(Risk.MEDIUM).notingIf(Writes.books(backend, row), "the row holds money");
        String to = publish.channel().isEmpty() ? "" : " to " + publish.channel();
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(message),
                message.from().label(),
                "When the commit fails, others have been told of a change to " + table + " that never happened.",
                judgement.reasons(),
                message.in().shortName() + ":" + publish.channel(),
                List.of(message.from().label()),
                Trail.start(message.from().at(), message.from().label() + " arrives here")
                        .then(message.transaction().orElseThrow().rule().at(), "a transaction opens")
                        .then(row.at(), table + " is changed, which nobody else sees before the commit")
                        .then(message.at(), "the message" + to + " leaves at once")
                        .guilty(message.at()),
                Optional.of(new Fix(
                        "Write the message into an outbox table in the same transaction; where a lost one does no harm, send it"
                                + " after the commit.",
                        """
                        + @TransactionalEventListener // its phase is AFTER_COMMIT
                        + void tell(Changed event) { .. }""",
                        List.of())));
    }
}
