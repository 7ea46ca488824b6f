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
import dev.lintel.graph.Schema.Reach;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A migration changes all rows of a living table in one statement, perhaps under the lock of what it did to the table
/// before.
public final class BackfillInMigration implements Practice {
    static final Guide GUIDE = new Guide(
            "db-mig-backfill-in-ddl",
            Risk.MEDIUM,
            "data backfills run batched and apart from DDL",
            """
            An UPDATE of a whole table holds each row that it changed until the migration ends, writes each row a second \
            time, and makes replicas wait. Behind an `ALTER TABLE` in the same transaction nobody can even read the table \
            meanwhile: the lock of the ALTER is kept until the commit.""",
            "Told of the last migration only, and only of tables that requests fill; high behind an ALTER TABLE of "
                    + "PostgreSQL. A condition that is more than `column IS NULL` may mean a few rows, and is silent.",
            """
            A deployment that waits for an hour is killed by its own timeout, and all of it is rolled back. The release \
            before goes on writing rows in the old way until its last instance is gone: fill again after it.""",
            """
            ```sql
            -- one migration
            ALTER TABLE orders ADD COLUMN channel varchar(20);
            -- then, again and again until it changes nothing, each in a transaction of its own
            UPDATE orders SET channel = 'web'
             WHERE id IN (SELECT id FROM orders WHERE channel IS NULL LIMIT 5000);
            ```
            A constant for every row needs no UPDATE: `ADD COLUMN channel varchar(20) DEFAULT 'web'` writes no row on \
            PostgreSQL 11 and later.""",
            List.of("PostgreSQL documentation, Explicit Locking", "PostgreSQL documentation, ALTER TABLE, Notes"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return NewestRelease.of(backend.schema(), paths).stream()
                .flatMap(release -> release.changes(Change.ChangeRows.class)
                        .filter(change -> change.reach() != Reach.SOME)
                        .filter(change ->
                                !paths.traffic().of(change.table()).inserters().isEmpty())
                        .map(change -> finding(
                                paths, release, change, locking(backend.schema().dialect(), release, change))));
    }

    /// What took the table's lock before, in the same transaction.
    private static Optional<Change> locking(Dialect dialect, NewestRelease release, Change.ChangeRows rows) {
        return dialect == Dialect.POSTGRESQL && release.migration().transactional()
                ? release.migration().changes().stream()
                        .takeWhile(change -> change != rows)
                        .filter(change -> change.table().equals(rows.table()) && locks(change))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean locks(Change change) {
        return switch (change) {
            case Change.AddColumn _,
                    Change.DropColumn _,
                    Change.RenameColumn _,
                    Change.AlterColumn _,
                    Change.AddKey _,
                    Change.AddCheck _,
                    Change.DropConstraint _ -> true;
            default -> false;
        };
    }

    private static Finding finding(
            Paths paths, NewestRelease release, Change.ChangeRows rows, Optional<Change> locking) {
        String table = rows.table();
        List<String> users = Stream.concat(
                        paths.traffic().of(table).writers().stream(), paths.traffic().of(table).readers().stream())
                .distinct()
                .map(Entry::label)
                .toList();
        Trail trail = Trail.start(release.made(table).at(), "the table exists since here");
        locking.ifPresent(change -> trail.then(change.at(), "locks the table until the migration ends"));
        trail.then(
                rows.at(),
                rows.reach() == Reach.ALL ? "goes through every row" : "goes through every row that is not filled yet");
        return new Finding(
                GUIDE,
                locking.isPresent() ? Risk.HIGH : Risk.MEDIUM,
                Confidence.SURE,
                "table " + table,
                locking.isPresent()
                        ? "Nobody can use " + table + " until this migration has gone through its rows: the ALTER TABLE"
                                + " before keeps the lock."
                        : "Rows of " + table + " stay locked until this migration has gone through all of them.",
                List.of(String.join(", ", users.stream().limit(3).toList()) + " would wait"),
                table + " " + rows.at().line() + " " + release.migration().version(),
                users,
                trail.guiltyLast(),
                Optional.of(new Fix(
                        "Change the table in one migration, and fill it in batches afterwards, each in a transaction of"
                                + " its own.",
                        "",
                        List.of())));
    }
}
