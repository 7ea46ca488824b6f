package dev.lintel.practice.integrity;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Guard;
import dev.lintel.graph.ManagedUpdate;
import dev.lintel.graph.OwnSum;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
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

/// A sum is read, changed in Java and written back, and nothing keeps a second request from doing so in between.
public final class LostUpdate implements Practice {
    static final Guide GUIDE = new Guide(
            "data-lost-update",
            Risk.HIGH,
            "contended values are changed atomically, by lock or with a version",
            """
            Two requests read a stock of one, both find it enough, both write zero: the same piece is sold twice. With \
            balances one of two deposits is gone. Nothing fails and no log tells.""",
            "Told of what is counted in money, pieces and places; counters of visits are left alone. Medium where only staff "
                    + "or a job changes it.",
            """
            A transaction does not help at the usual isolation level, READ COMMITTED. `synchronized` ends at the process. \
            A version needs someone who handles the conflict.""",
            """
            ```java
            @Modifying
            @Query("update Product p set p.stock = p.stock - :n where p.id = :id and p.stock >= :n")
            int take(long id, int n);
            ```
            or `@Lock(PESSIMISTIC_WRITE)` on the query that reads it, or `@Version` on the entity.""",
            List.of("CWE-362", "OWASP A06:2025", "OWASP API6:2023", "OWASP ASVS 15.4.2"));

    private static final Set<String> NUMBERS = Set.of(
            "int",
            "long",
            "short",
            "double",
            "float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Double",
            "java.lang.Float",
            "java.math.BigDecimal",
            "java.math.BigInteger");
    private static final List<String> CONTENDED = List.of(
            "stock",
            "quantity",
            "inventory",
            "balance",
            "amount",
            "credit",
            "wallet",
            "points",
            "integral",
            "seats",
            "available",
            "remain",
            "quota",
            "budget",
            "coupon");

    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        List<Path> all = paths.of(entry);
        Set<String> said = new HashSet<>();
        return all.stream()
                .filter(path -> !path.guessed() && path.step() instanceof Step.Put put && OwnSum.is(put, path))
                .flatMap(put -> look(put, all).stream()
                        .filter(look -> !Exclusion.before(put, all) && isWritten(put, look, all, backend))
                        .flatMap(look -> entity(look, put, backend).map(entity -> finding(look, put, entity)).stream()))
                .filter(finding -> said.add(finding.root()));
    }

    /// The query that gave the row whose property is put.
    private static Optional<Path> look(Path put, List<Path> all) {
        List<Source> target = put.argument("this");
        return target.size() == 1
                        && target.getFirst() instanceof Source.Row row
                        && row.path().stream().allMatch(each -> each.equals("*") || each.equals("[]"))
                ? all.stream()
                        .filter(path -> path.order() == row.run() && path.step() instanceof Step.Run)
                        .findFirst()
                : Optional.empty();
    }

    /// By the commit, or by a statement that is handed the row.
    private static boolean isWritten(Path put, Path look, List<Path> all, Backend backend) {
        return !ManagedUpdate.tables(put, all, backend.entities()).isEmpty()
                || all.stream()
                        .anyMatch(path -> path.order() > put.order()
                                && path.step() instanceof Step.Run run
                                && run.query().shape().mutates()
                                && run.query().shape().kind() != Shape.Kind.DELETE
                                && path.given()
                                        .anyMatch(source ->
                                                source instanceof Source.Row row && row.run() == look.order()));
    }

    /// The mapped class, when the property is a contended number and no version guards its rows.
    private static Optional<Entity> entity(Path look, Path put, Backend backend) {
        String property = ((Step.Put) put.step()).property();
        Entity entity = backend.entities().get(((Step.Run) look.step()).query().entity());
        return Optional.ofNullable(entity)
                .filter(each -> each.complete() && (isContended(property) || isAskedFirst(property, look, put)))
                .filter(each -> each.properties().stream().noneMatch(one -> one.kind() == Entity.Kind.VERSION))
                .filter(each -> each.property(property)
                        .filter(one -> NUMBERS.contains(one.javaType()))
                        .isPresent());
    }

    /// `if (book.copies < 1) throw ..`: how much is left decides whether something is taken.
    private static boolean isAskedFirst(String property, Path look, Path put) {
        return put.guards().stream()
                .flatMap(guard -> guard.condition().comparisons())
                .filter(each -> ORDER.contains(each.operator()))
                .flatMap(Guard.Condition.Comparison::sources)
                .anyMatch(source -> source instanceof Source.Row row
                        && row.run() == look.order()
                        && !row.path().isEmpty()
                        && row.path().getLast().equals(property));
    }

    private static boolean isContended(String property) {
        String plain = property.toLowerCase(Locale.ROOT);
        return CONTENDED.stream().anyMatch(plain::contains);
    }

    private static Finding finding(Path look, Path put, Entity entity) {
        String property = ((Step.Put) put.step()).property();
        String what = entity.table() + "." + property;
        Judgement judgement = Judgement.from(Risk.HIGH).by(put).atMost(Risk.HIGH);
        Trail trail = Trail.to(look)
                .then(look.at(), "reads the row, without a lock")
                .then(put.at(), "writes " + property + " made of what it held")
                .then(entity.at(), "has no version that would tell");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                put.from().label(),
                "Two requests at once both count from the same " + property + ": one of the changes to "
                        + entity.table() + " is lost.",
                judgement.reasons(),
                what + " in " + put.in().shortName(),
                List.of(put.from().label()),
                trail.guilty(put.at()),
                Optional.of(new Fix(
                        "Let the database count, lock the row, or give it a version.",
                        "update " + entity.table() + " set " + column(entity, property) + " = "
                                + column(entity, property) + " - ? where id = ? and " + column(entity, property)
                                + " >= ?",
                        List.of())));
    }

    private static String column(Entity entity, String property) {
        return entity.property(property)
                .map(Entity.Property::column)
                .filter(each -> !each.isEmpty())
                .orElse(property);
    }
}
