package dev.lintel.practice.integrity;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Repetition;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A consumer that does its work once more when the broker delivers the message once more.
public final class ConsumerNotIdempotent implements Practice {
    static final Guide GUIDE = new Guide(
            "data-consumer-not-idempotent",
            Risk.MEDIUM,
            "message and webhook consumers tolerate redelivery",
            """
            Brokers deliver at least once: the acknowledgement is lost, the consumer dies after the commit, the group is \
            rebalanced. The same message comes again, and nothing tells it from a new one: a second row, the same amount \
            added once more.""",
            "Told where the write doubles and no look-up, key or mark on the way depends on the message; high where the row holds money.",
            """
            A look-up before the insert does not hold back two consumers that have the same message at once; a unique key \
            does. What keeps the messages that were seen has to commit with the work itself.""",
            """
            ```sql
            CREATE TABLE inbox (message_id uuid PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now());
            ```
            ```java
            @Transactional
            void on(Paid paid) {
                if (inbox.add(paid.messageId())) { .. } // insert .. on conflict do nothing
            }
            ```""",
            List.of("CWE-837", "Chris Richardson, Microservices Patterns, section 3.3.6, Handling duplicate messages"));

    /// Pages that are connected, and channels that keep nothing: what is lost there never comes again.
    private static final List<String> AT_MOST_ONCE = List.of(".MessageMapping", ".SubscribeMapping");

    private static final Set<String> MARKS = Set.of(
            "setIfAbsent",
            "putIfAbsent",
            "setnx",
            "hasKey",
            "containsKey",
            "isMember",
            "tryLock",
            "trySet",
            "add",
            "mark");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream()
                .filter(Entry.Listener.class::isInstance)
                .map(Entry.Listener.class::cast)
                .filter(listener -> isRedelivered(backend, listener))
                .flatMap(listener -> examine(backend, paths, listener).stream());
    }

    private static boolean isRedelivered(Backend backend, Entry.Listener listener) {
        return !listener.channel().equals("redis")
                && backend.operation(listener.handler())
                        .filter(each -> each.annotations().stream()
                                .noneMatch(name -> AT_MOST_ONCE.stream().anyMatch(name::endsWith)))
                        .isPresent();
    }

    private static Optional<Finding> examine(Backend backend, Paths paths, Entry.Listener listener) {
        List<Path> all = paths.of(listener);
        return Repetition.of(paths, listener)
                .filter(each -> each.kind() == Repetition.Kind.DOUBLES)
                .flatMap(Repetition::because)
                .filter(path -> path.step() instanceof Step.Run && path.spread() == 1 && !path.later())
                .filter(path -> !isDecided(path)
                        && all.stream().limit(path.order() + 1L).noneMatch(each -> marks(backend, each)))
                .map(path -> finding(backend, listener, path));
    }

    /// Whether something that was looked up decides whether it is done.
    private static boolean isDecided(Path path) {
        return path.guards().stream()
                .flatMap(guard -> guard.condition().sources())
                .anyMatch(source -> source instanceof Source.Row || source instanceof Source.Derived);
    }

    /// What a consumer remembers messages by: a cache's marker, a lock, a row whose key came with the message, or a
    /// function that is named for it.
    private static boolean marks(Backend backend, Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke -> {
                String owner = invoke.owner().toLowerCase(Locale.ROOT);
                boolean store = owner.contains("redis") || owner.contains("cache") || owner.contains("concurrent");
                yield store && MARKS.contains(invoke.name()) || isNamed(invoke.name());
            }
            case Step.Call call ->
                call.targets().stream().anyMatch(target -> isNamed(target.name()) || isNamed(target.owner()));
            case Step.Run run ->
                run.query().shape().lock() != Shape.Lock.NONE
                        || run.query().shape().kind() == Shape.Kind.INSERT && isKeyed(backend, path, run);
            default -> false;
        };
    }

    private static boolean isNamed(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.contains("idempot") || plain.contains("dedup") || plain.contains("duplicate");
    }

    /// An insert that a key of the message's own refuses the second time.
    private static boolean isKeyed(Backend backend, Path path, Step.Run run) {
        return path.given().anyMatch(Source::fromCaller)
                && run.query()
                        .shape()
                        .mainTable()
                        .flatMap(backend.schema()::table)
                        .filter(table -> !table.uniques().isEmpty()
                                || table.keyColumn()
                                        .filter(column -> !column.defaulted())
                                        .isPresent())
                        .isPresent();
    }

    private static Finding finding(Backend backend, Entry.Listener listener, Path path) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        String table = shape.mainTable().orElse("the table");
        boolean money = Writes.books(backend, path);
        Judgement judgement = Judgement.from(Risk.MEDIUM).raisedIf(money, "the row holds money");
        String again = shape.kind() == Shape.Kind.UPDATE ? "adds the same to " + table : "adds a row to " + table;
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                listener.label(),
                "A message that is delivered twice " + again + " twice.",
                judgement.reasons(),
                listener.handler().shortName() + ":" + table,
                List.of(listener.label()),
                Trail.to(path)
                        .then(path.at(), again + ", each time that the message comes")
                        .guilty(path.at()),
                Optional.of(new Fix(
                        "Keep the message's id under a unique key, in the transaction that does the work.",
                        "+ insert into inbox (message_id) values (?) on conflict do nothing",
                        List.of())));
    }
}
