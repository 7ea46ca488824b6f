package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Change;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The last migration demands a value of rows that have none.
public final class NotNullAdded implements Practice {
    static final Guide GUIDE = new Guide(
            "db-mig-not-null-add",
            Risk.HIGH,
            "NOT NULL is added in safe steps (nullable, backfill, CHECK NOT VALID, validate)",
            """
            `ADD COLUMN c int NOT NULL` without a default fails as soon as the table holds one row: on the developer's empty \
            database it works, in production the release stops half way. `SET NOT NULL` on a large table reads all of it \
            while nobody can read or write it.""",
            "Told of the last migration only, and only of tables that earlier ones made and that requests or seeds fill; "
                    + "medium where a column that is there becomes NOT NULL, for it may be full.",
            """
            MySQL fills such a column with 0 or an empty text instead of failing, which is no better. The release before \
            goes on inserting rows without the new column until its last instance is gone: a default or a nullable column \
            lets it.""",
            """
            ```sql
            ALTER TABLE orders ADD COLUMN channel varchar(20);                      -- 1. nullable
            UPDATE orders SET channel = 'web' WHERE channel IS NULL;                -- 2. in batches
            ALTER TABLE orders ADD CONSTRAINT channel_there CHECK (channel IS NOT NULL) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT channel_there;                   -- 3. others go on meanwhile
            ALTER TABLE orders ALTER COLUMN channel SET NOT NULL;                   -- 4. reads nothing (PostgreSQL 12)
            ```
            A constant default in the same statement does it at once on PostgreSQL 11 and later.""",
            List.of("PostgreSQL documentation, ALTER TABLE, Notes"));

    private static final Set<Dialect> FAILS = Set.of(Dialect.POSTGRESQL, Dialect.ORACLE, Dialect.SQLSERVER);

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Dialect dialect = backend.schema().dialect();
        if (!FAILS.contains(dialect)) {
            return Stream.empty();
        }
        return NewestRelease.of(backend.schema(), paths).stream().flatMap(release -> {
            Stream<Finding> added = release.changes(Change.AddColumn.class)
                    .filter(change ->
                            !change.column().nullable() && !change.column().defaulted())
                    .map(change -> added(paths, release, change));
            Stream<Finding> set = release.changes(Change.AlterColumn.class)
                    .filter(change -> change.what().equals("not null")
                            && dialect == Dialect.POSTGRESQL
                            && !release.adds(change.table(), change.column())
                            && !isProved(backend, change))
                    .map(change -> set(paths, release, change));
            return Stream.concat(added, set);
        });
    }

    /// A valid check that says the same lets PostgreSQL 12 and later skip the rows.
    private static boolean isProved(Backend backend, Change.AlterColumn altered) {
        String says = altered.column() + " is not null";
        return backend.schema().migrations().stream()
                .flatMap(each -> each.changes().stream())
                .anyMatch(change -> change instanceof Change.AddCheck added
                        && added.table().equals(altered.table())
                        && added.check().condition().replace("\"", "").contains(says));
    }

    private static Finding added(Paths paths, NewestRelease release, Change.AddColumn change) {
        String column = change.column().name();
        return finding(
                paths,
                release,
                Risk.HIGH,
                change.table() + "." + column,
                "This migration fails where " + change.table() + " has a row: " + column
                        + " must not be null and has no default.",
                Trail.start(release.made(change.table()).at(), "the table exists since here")
                        .then(change.at(), "asks a value of every row that is there"),
                new Fix(
                        "Add it nullable, fill it, and demand it in a later release; or give it a default.",
                        "- ADD COLUMN " + column + " " + change.column().type() + " NOT NULL\n+ ADD COLUMN " + column
                                + " " + change.column().type(),
                        List.of()));
    }

    private static Finding set(Paths paths, NewestRelease release, Change.AlterColumn change) {
        return finding(
                paths,
                release,
                Risk.MEDIUM,
                change.table() + "." + change.column(),
                "This migration reads all of " + change.table()
                        + " while nobody can use it, and fails at the first null in " + change.column() + ".",
                Trail.start(release.made(change.table()).at(), "the table exists since here")
                        .then(change.at(), "looks at every row"),
                new Fix(
                        "Prove it first with a check that is validated beside its readers and writers.",
                        "+ ALTER TABLE " + change.table() + " ADD CONSTRAINT " + change.column() + "_there CHECK ("
                                + change.column() + " IS NOT NULL) NOT VALID;\n+ ALTER TABLE " + change.table()
                                + " VALIDATE CONSTRAINT " + change.column() + "_there;",
                        List.of()));
    }

    private static Finding finding(
            Paths paths, NewestRelease release, Risk risk, String what, String headline, Trail trail, Fix fix) {
        String table = what.substring(0, what.lastIndexOf('.'));
        List<String> writers =
                paths.traffic().of(table).writers().stream().map(Entry::label).toList();
        return new Finding(
                GUIDE,
                risk,
                Confidence.SURE,
                "table " + table,
                headline,
                writers.isEmpty()
                        ? List.of("an earlier migration puts rows into it")
                        : List.of(String.join(", ", writers.stream().limit(3).toList()) + " fills it"),
                what + " " + release.migration().version(),
                writers,
                trail.guiltyLast(),
                Optional.of(fix));
    }
}
