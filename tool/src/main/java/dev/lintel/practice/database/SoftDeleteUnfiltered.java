package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A read that gives rows which everything else holds for deleted.
public final class SoftDeleteUnfiltered implements Practice {
    static final Guide GUIDE = new Guide(
            "db-soft-delete-unfiltered",
            Risk.MEDIUM,
            "queries on soft-deleted tables exclude deleted rows",
            """
            Deleting only marks the row, so each read has to leave marked rows out. One that forgets it shows what was \
            taken away: the account that was closed logs in again, the article is listed and can be ordered, the person \
            who asked to be forgotten is found.""",
            "High where an account is looked up by its name, as a login does. Lower for one row that the caller has to name, and "
                    + "for jobs. Trash bins, restoring, audit and checks before an insert are left alone.",
            """
            `@SQLRestriction` and `@TableLogic` only change what the framework asks by itself; SQL of your own must say it \
            again. An association to a restricted class can then fail for old rows. A unique key has to leave out marked \
            rows too, else nobody can take the name again.""",
            """
            ```java
            @SQLDelete(sql = "update article set deleted = true where id = ?")
            @SQLRestriction("deleted = false")
            class Article { .. }
            ```
            or in the statement: `and deleted = false`.""",
            List.of("CWE-672", "OWASP API3:2023", "Hibernate ORM User Guide, Soft delete"));

    /// What is there to see deleted rows.
    private static final Pattern MEANT = Pattern.compile(
            "deleted|trash|recycle|archive|restor|recover|undelete|revive|audit|histor|purge|cleanup|unscoped|export|sync|backup");

    private static final Pattern ACCOUNTS = Pattern.compile(
            "(.*_)?(users?|accounts?|members?|customers?|admins?|logins?|credentials?|tokens?|api_?keys?)");

    /// How many statements leave deleted rows out for each that gives them.
    private static final int FEW = 3;

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return SoftDeletes.of(backend, paths).stream()
                .filter(table -> !MEANT.matcher(table.mark().table()).find())
                .flatMap(table ->
                        table.hiding().isEmpty() && !hidesByMapping(table) ? never(table).stream() : odd(table, paths));
    }

    private static boolean hidesByMapping(SoftDeletes table) {
        return table.mapping()
                .flatMap(Entity::deletion)
                .filter(Entity.Deletion::hides)
                .isPresent();
    }

    /// Deleting marks the row, and nothing that reads the table looks at the mark.
    private static Optional<Finding> never(SoftDeletes table) {
        Optional<Entity.Deletion> says =
                table.mapping().flatMap(Entity::deletion).filter(Entity.Deletion::marks);
        Optional<Path> read = table.blind().stream()
                .map(List::getFirst)
                .filter(path -> !isMeant(path) && path.from() instanceof Endpoint)
                .findFirst();
        return says.isEmpty() || read.isEmpty() ? Optional.empty() : Optional.of(never(table, says.get(), read.get()));
    }

    private static Finding never(SoftDeletes table, Entity.Deletion says, Path read) {
        String name = table.mark().table();
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .raisedIf(isAccount(table), "who is deleted can still be found, and may log in")
                .atMost(Risk.HIGH);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                "table " + name,
                "Deleted rows of " + name + " are still given: deleting only sets "
                        + table.mark().column() + ", and no read leaves them out.",
                judgement.reasons(),
                name + "." + table.mark().column(),
                List.of(read.from().label()),
                Trail.start(says.at(), "deleting only sets " + table.mark().column())
                        .then(read.at(), "reads " + name + " with the deleted rows")
                        .guilty(says.at()),
                Optional.of(fix(table, read)));
    }

    /// Where many statements give deleted rows beside those that leave them out, that may be what is wanted.
    private static Stream<Finding> odd(SoftDeletes table, Paths paths) {
        List<List<Path>> guilty = table.blind().stream()
                .map(ways -> ways.stream()
                        .filter(path -> !isExcused(table, paths, path))
                        .toList())
                .filter(ways -> !ways.isEmpty())
                .toList();
        Map<Boolean, Long> number = guilty.stream()
                .collect(Collectors.partitioningBy(
                        ways -> SoftDeletes.givesOne(ways.getFirst()), Collectors.counting()));
        return guilty.stream()
                .filter(ways ->
                        isOdd(table, ways.getFirst(), number.getOrDefault(SoftDeletes.givesOne(ways.getFirst()), 0L)))
                .map(ways -> finding(table, ways));
    }

    /// @param others how many statements give deleted rows, one or several as this one does
    private static boolean isOdd(SoftDeletes table, Path path, long others) {
        if (hidesByMapping(table)) {
            return true;
        }
        long alike = table.alike(path).count();
        return SoftDeletes.givesOne(path) && alike == 0
                ? others <= Math.max(1, table.hiding().size() / FEW) && isShown(path)
                : others <= Math.max(1, alike / FEW) && !table.hiding().isEmpty();
    }

    /// Whether the caller asked for this row and gets it.
    private static boolean isShown(Path path) {
        return path.from() instanceof Endpoint endpoint
                && endpoint.route().method().equals("GET");
    }

    private static boolean isExcused(SoftDeletes table, Paths paths, Path path) {
        Query query = path.query();
        return query.gives() == Query.Gives.BOOLEAN
                || query.isReference()
                || query.language() == Query.Language.ASSOCIATION
                || !paths.isWhole(path.from())
                || isMeant(path)
                || deletes(path)
                || names(query, table)
                || followsReference(path)
                || paths.of(path.from()).stream().anyMatch(other -> looksAtMark(table, path, other));
    }

    /// Whether names say that deleted rows belong to it: of the statement, of the handler, of the address.
    private static boolean isMeant(Path path) {
        String words = path.query().text() + " " + path.in().name() + " "
                + path.from().handler().name() + " " + path.from().label();
        boolean statement = SoftDeletes.isWritten(path.query()) || path.query().language() == Query.Language.JPQL;
        String asked = statement ? words.substring(path.query().text().length()) : words;
        return MEANT.matcher(asked.toLowerCase(Locale.ROOT)).find();
    }

    /// To delete once more what is deleted harms nobody.
    private static boolean deletes(Path path) {
        return path.from() instanceof Endpoint endpoint
                        && endpoint.route().method().equals("DELETE")
                || path.from().handler().name().matches("(delete|remove).*");
    }

    private static boolean names(Query query, SoftDeletes table) {
        return query.language() != Query.Language.MAPPER
                && query.shape().columns().stream().anyMatch(table.mark()::is);
    }

    /// One row, found by what another row says: an old order still shows the article that is gone.
    private static boolean followsReference(Path path) {
        return SoftDeletes.givesOne(path)
                && !path.arguments().isEmpty()
                && path.given().allMatch(source -> source instanceof Source.Row);
    }

    /// Whether the code tells the rows apart by itself, marks them, or only asks whether it may insert.
    private static boolean looksAtMark(SoftDeletes table, Path read, Path other) {
        String property = table.mapping()
                .flatMap(entity -> entity.ofColumn(table.mark().column()))
                .map(Entity.Property::name)
                .orElse(table.mark().column().replace("_", ""));
        boolean names = switch (other.step()) {
            case Step.Read step -> isSame(step.property(), property) && sameEntity(table, step.entity());
            case Step.Put step -> isSame(step.property(), property);
            case Step.Invoke step -> isAccessor(step.name(), property);
            case Step.Call step -> step.targets().stream().anyMatch(target -> isAccessor(target.name(), property));
            case Step.Run run ->
                changes(table, run.query().shape())
                        || inserts(table, read, run.query().shape());
            default -> false;
        };
        return names
                || other.guards().stream()
                        .anyMatch(guard -> guard.condition()
                                .sources()
                                .anyMatch(source -> source instanceof Source.Row row
                                        && row.run() == read.order()
                                        && row.path().stream().anyMatch(part -> isSame(part, property))));
    }

    private static boolean sameEntity(SoftDeletes table, String entity) {
        return table.mapping().filter(own -> !own.type().equals(entity)).isEmpty();
    }

    private static boolean changes(SoftDeletes table, Shape shape) {
        return shape.mainTable().equals(Optional.of(table.mark().table()))
                && (shape.kind() == Shape.Kind.UPDATE
                                && shape.assigned().stream()
                                        .anyMatch(each ->
                                                !each.optional() && table.mark().is(each.column()))
                        || shape.kind() == Shape.Kind.DELETE);
    }

    private static boolean inserts(SoftDeletes table, Path read, Shape shape) {
        return read.query().gives() != Query.Gives.MANY
                && read.query().gives() != Query.Gives.PAGE
                && shape.kind() == Shape.Kind.INSERT
                && shape.mainTable().equals(Optional.of(table.mark().table()));
    }

    private static boolean isAccessor(String method, String property) {
        return isSame(method.replaceFirst("^(is|get|has|set)", ""), property.replaceFirst("^is(?=[A-Z])", ""))
                || isSame(method, property);
    }

    private static boolean isSame(String one, String other) {
        return one.replace("_", "").equalsIgnoreCase(other.replace("_", ""));
    }

    private static Finding finding(SoftDeletes table, List<Path> ways) {
        Path path = ways.getFirst();
        Query query = path.query();
        String name = table.mark().table();
        boolean one = SoftDeletes.givesOne(path);
        boolean accounts = isAccount(table);
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .raisedIf(accounts && one && byName(query), "who is deleted is still found, and may log in")
                .loweredIf(!accounts && one && table.alike(path).findAny().isEmpty(), "the caller has to name the row")
                .by(path)
                .atMost(accounts && one && byName(query) ? Risk.HIGH : Risk.MEDIUM);
        Trail trail = Trail.to(path).then(path.at(), "reads " + name + " with the deleted rows");
        table.alike(path)
                .findFirst()
                .or(() -> table.hiding().stream().findFirst())
                .ifPresent(other -> trail.then(
                        SoftDeletes.place(other),
                        "leaves out rows by " + table.mark().column()));
        table.mapping()
                .flatMap(Entity::deletion)
                .ifPresent(says -> trail.then(
                        says.at(),
                        SoftDeletes.isWritten(query) && says.hides()
                                ? "SQL of your own gets nothing of this"
                                : "deleting only sets " + table.mark().column()));
        trail.then(SoftDeletes.place(path), "does not ask for " + table.mark().column());
        return new Finding(
                GUIDE,
                judgement.risk(),
                table.written() ? Judgement.confidence(path) : Confidence.LIKELY,
                path.from().label(),
                "Deleted rows of " + name + " come back here: this read forgets "
                        + table.mark().column() + ".",
                judgement.reasons(),
                path.in().shortName() + ":" + name,
                ways.stream().map(way -> way.from().label()).distinct().toList(),
                trail.guilty(SoftDeletes.place(path)),
                Optional.of(fix(table, path)));
    }

    /// By its name, or since its rows have passwords.
    private static boolean isAccount(SoftDeletes table) {
        return ACCOUNTS.matcher(table.mark().table()).matches()
                || table.mapping().stream()
                        .flatMap(entity -> entity.properties().stream())
                        .anyMatch(property -> Sensitivity.of(property.name()) == Sensitivity.CREDENTIAL);
    }

    /// Whether it looks for a name, as a login does, and not for a key that somebody already holds.
    private static boolean byName(Query query) {
        return query.shape().filter().stream()
                .map(each -> each.column().name())
                .noneMatch(column -> column.equals("id") || column.endsWith("_id"));
    }

    private static Fix fix(SoftDeletes table, Path path) {
        String living = table.mark().column().endsWith("_at") ? " is null" : " = false";
        return new Fix(
                SoftDeletes.isWritten(path.query())
                        ? "Say it in the statement, as its siblings do."
                        : "Say it once on the class, or in each query.",
                SoftDeletes.isWritten(path.query())
                        ? "+ and " + table.mark().column() + living
                        : "+ @SQLRestriction(\"" + table.mark().column() + living + "\")",
                List.of());
    }
}
