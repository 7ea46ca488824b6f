package dev.lintel.practice.integrity;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Controls.Reading;
import dev.lintel.graph.Entry;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A row and the rows that refer to it are inserted by statements that commit one by one.
public final class TransactionMissing implements Practice {
    static final Guide GUIDE = new Guide(
            "data-tx-missing",
            Risk.MEDIUM,
            "several writes that belong together are one transaction",
            """
            Without a transaction each statement commits by itself. When the second one fails, for a constraint, a time \
            limit or a restart in between, the first one stays: an order without its items, a user without a role. The \
            caller sees an error, tries again, and there are two halves.""",
            "High when one of the rows holds money. Told of a new row and the rows that refer to it by a foreign key; a row "
                    + "whose failure the code itself puts up with, and logs and messages, are left alone.",
            """
            The annotation works only when the call comes through the container's proxy, so not on a private method and \
            not from inside the class. Calls to other systems do not belong inside.""",
            """
            ```java
            @Transactional
            public Order place(Basket basket) {
                Order order = orders.save(new Order(basket.customer()));
                basket.lines().forEach(line -> items.save(new OrderItem(order, line)));
                return order;
            }
            ```""",
            List.of("CWE-662", "OWASP ASVS 2.3.3", "Spring Framework reference, Declarative transactions"));

    /// Rows that tell what happened. Losing one of them breaks nothing.
    private static final List<String> RECORDS =
            List.of("log", "history", "audit", "event", "notification", "message", "activity", "statistic", "visit");

    /// Who opens transactions by hand does not need ours.
    private static final List<String> BY_HAND = List.of(
            "org.springframework.transaction.",
            "jakarta.transaction.",
            "javax.transaction.",
            "jakarta.persistence.EntityTransaction",
            "javax.persistence.EntityTransaction",
            "org.hibernate.Transaction",
            "org.apache.ibatis.session.SqlSession");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        boolean spring = backend.application().frameworks().stream().anyMatch(name -> name.startsWith("Spring"));
        return spring && backend.controls().transactions() != Reading.PARTLY
                ? backend.entries().stream().flatMap(entry -> examine(backend, paths, entry))
                : Stream.empty();
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        List<Path> alone =
                paths.queries(entry).filter(TransactionMissing::insertsAlone).toList();
        if (alone.size() < 2 || paths.of(entry).stream().anyMatch(TransactionMissing::byHand)) {
            return Stream.empty();
        }
        Set<String> said = new HashSet<>();
        return alone.stream()
                .filter(path -> !path.repeated())
                .flatMap(row -> alone.stream()
                        .filter(other -> other.order() > row.order() && !isToleratedIn(other))
                        .filter(other -> !Writes.areAlternatives(row, other))
                        .flatMap(other ->
                                key(backend, row, other).stream().map(key -> finding(backend, row, other, key)))
                        .limit(1))
                .filter(finding -> said.add(finding.root()));
    }

    /// Whether it makes a new row, in a transaction of its own.
    private static boolean insertsAlone(Path path) {
        Shape.Kind kind = query(path).kind();
        return (kind == Shape.Kind.INSERT || kind == Shape.Kind.UPSERT && isNew(path))
                && path.transaction().isEmpty()
                && path.ignored().isEmpty()
                && !path.later()
                && !path.guessed();
    }

    /// What is saved was made on this way.
    private static boolean isNew(Path path) {
        return !LookedUp.updates(path) && path.given().anyMatch(Source.Made.class::isInstance);
    }

    private static Shape query(Path path) {
        return ((Step.Run) path.step()).query().shape();
    }

    private static boolean byHand(Path path) {
        return path.step() instanceof Step.Invoke invoke
                && (BY_HAND.stream().anyMatch(invoke.owner()::startsWith)
                        || invoke.name().equals("setAutoCommit"));
    }

    /// Whether its failure is caught inside of what has both, and the way goes on.
    private static boolean isToleratedIn(Path other) {
        return other.tries().stream()
                .flatMap(each -> each.catches().stream())
                .anyMatch(each -> each.rethrows().isEmpty());
    }

    /// The foreign key by which rows of the second refer to the first.
    private static Optional<ForeignKey> key(Backend backend, Path row, Path other) {
        Optional<String> parent = query(row).mainTable();
        Optional<String> child = query(other).mainTable().filter(name -> !isRecord(name));
        return parent.isEmpty() || parent.equals(child)
                ? Optional.empty()
                : child.flatMap(backend.schema()::table).stream()
                        .flatMap(table -> table.references().stream())
                        .filter(key -> key.target().equals(parent.get()))
                        .findFirst();
    }

    private static boolean isRecord(String table) {
        String plain = table.toLowerCase(Locale.ROOT);
        return RECORDS.stream().anyMatch(plain::contains);
    }

    private static Finding finding(Backend backend, Path row, Path other, ForeignKey key) {
        String parent = query(row).mainTable().orElseThrow();
        String child = query(other).mainTable().orElseThrow();
        boolean money = Writes.books(backend, row) || Writes.books(backend, other);
        Judgement judgement =
                Judgement.from(money ? Risk.HIGH : Risk.MEDIUM).notingIf(money, "one of the rows holds money");
        String method = together(row, other).shortName();
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(other),
                row.from().label(),
                "When the second insert fails, a row of " + parent + " stays without its " + child
                        + ": each commits by itself.",
                judgement.reasons(),
                method + ":" + parent + "," + child,
                List.of(row.from().label()),
                Trail.to(row)
                        .then(row.at(), "inserts into " + parent + " and commits: no transaction is open")
                        .then(other.at(), "inserts into " + child + " in another one")
                        .then(key.at(), child + " refers to " + parent)
                        .guilty(row.at()),
                Optional.of(new Fix(
                        "Make " + method + " one transaction, called from another bean.",
                        "+ @Transactional",
                        List.of())));
    }

    /// The innermost operation that does both.
    private static OperationId together(Path row, Path other) {
        int common = 0;
        while (common < row.via().size()
                && common < other.via().size()
                && row.via().get(common).equals(other.via().get(common))) {
            common++;
        }
        if (common == row.via().size()) {
            return row.in();
        }
        return common == other.via().size()
                ? other.in()
                : common == 0
                        ? row.from().handler()
                        : row.via().get(common - 1).targets().getFirst();
    }
}
