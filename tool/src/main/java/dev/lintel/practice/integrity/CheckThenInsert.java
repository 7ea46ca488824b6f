package dev.lintel.practice.integrity;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.database.NewMigration;
import dev.lintel.sql.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A row is looked up, and inserted when it is not there, while no unique key keeps a second one out.
public final class CheckThenInsert implements Practice {
    static final Guide GUIDE = new Guide(
            "data-check-then-insert",
            Risk.HIGH,
            "uniqueness is enforced by the database, not by a prior SELECT",
            """
            Two requests at the same moment both look, both find nothing, both insert. A double click or a retry is \
            enough. From then on every lookup that expects one row fails or picks either.""",
            "Worse for accounts, payments and idempotency keys.",
            """
            A transaction does not help at the usual isolation level. `synchronized` ends at the process. Existing \
            duplicates have to go before the constraint can come; e-mail addresses need `lower(email)`.""",
            """
            ```sql
            CREATE UNIQUE INDEX CONCURRENTLY ux_users_email ON users (lower(email));
            ```
            Keep the look-up for a friendly message, and turn the constraint's violation into 409.""",
            List.of("CWE-367", "OWASP ASVS 15.4.2"));

    /// What a row of a table is where a second one costs more than a nuisance; `user_setting` is no user.
    private static final List<String> GRAVE = List.of(
            "user",
            "account",
            "member",
            "customer",
            "payment",
            "order",
            "invoice",
            "wallet",
            "coupon",
            "idempotency",
            "idempotency_key",
            "subscription");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        List<Path> queries = paths.queries(entry).toList();
        Set<String> said = new HashSet<>();
        return queries.stream()
                .filter(path -> query(path).shape().kind() == Shape.Kind.SELECT)
                .flatMap(look -> queries.stream()
                        .filter(insert -> insert.order() > look.order() && inserts(insert, look))
                        .filter(insert -> Absence.of(look.order()).decides(insert))
                        .limit(1)
                        .filter(insert -> !Exclusion.before(insert, paths.of(entry)))
                        .flatMap(insert -> finding(backend, look, insert).stream()))
                .filter(finding -> said.add(finding.root()));
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    private static boolean inserts(Path insert, Path look) {
        Shape shape = query(insert).shape();
        boolean kind = shape.kind() == Shape.Kind.INSERT
                || shape.kind() == Shape.Kind.UPSERT && query(insert).language() == Query.Language.BUILT_IN;
        return kind && shape.mainTable().equals(query(look).shape().mainTable()) && !LookedUp.updates(insert);
    }

    private static Optional<Finding> finding(Backend backend, Path look, Path insert) {
        Optional<Table> table = query(look).shape().mainTable().flatMap(backend.schema()::table);
        if (table.isEmpty() || !table.get().complete() || table.get().view()) {
            return Optional.empty();
        }
        return LookedUp.by(look, table.get())
                .filter(key -> key.storedBy(insert, backend))
                .filter(key -> !key.keptUnique())
                .map(key -> finding(backend, look, insert, key));
    }

    private static Finding finding(Backend backend, Path look, Path insert, LookedUp key) {
        String name = key.table().name();
        String columns = String.join(", ", key.expressions());
        boolean grave = key.plainColumns().stream().map(Sensitivity::of).anyMatch(each -> each != Sensitivity.NONE)
                || GRAVE.stream().anyMatch(each -> name.endsWith(each) || name.endsWith(each + "s"));
        LivingRows living = key.living(backend.schema().dialect());
        boolean oneOfSeveral = query(look).shape().limited();
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(!grave, "a duplicate is a nuisance here, not a breach")
                .by(insert)
                .atMost(grave ? Risk.HIGH : oneOfSeveral ? Risk.LOW : Risk.MEDIUM)
                .notingIf(!grave && oneOfSeveral, "the look-up has a limit, so that it goes on with two of them");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(insert),
                look.from().label(),
                "Two requests at once both insert: no unique key on " + name + "(" + columns + ") stops the second.",
                judgement.reasons(),
                name + "(" + columns + ")",
                List.of(look.from().label()),
                Trail.to(look)
                        .then(look.at(), "looks whether the row exists")
                        .then(insert.at(), "inserts when it does not")
                        .then(key.table().at(), "table " + name + " has no unique key on " + columns)
                        .guilty(look.at()),
                Optional.of(NewMigration.unique(
                        backend.schema(),
                        name,
                        living.columns(),
                        living.where(),
                        "Add the unique key once duplicates are gone, and turn its violation into 409.")));
    }
}
