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
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The last migration reads or writes a whole living table while others wait for it.
public final class TableScanLock implements Practice {
    static final Guide GUIDE = new Guide(
            "db-mig-table-scan-lock",
            Risk.MEDIUM,
            "FK/CHECK/UNIQUE additions and type changes on big tables avoid a scan or rewrite under lock",
            """
            On PostgreSQL a new foreign key or check looks at every row before it stands, and writers wait; a unique \
            constraint builds its index and another type of a column writes the table anew while even readers wait. Minutes \
            on a large table, with every request of the service in the queue behind the lock.""",
            "Told of the last migration only, and only of tables that requests fill. High where the table is written anew.",
            """
            A foreign key locks the table that it points to as well. `NOT VALID` still holds for every new row; a \
            `VALIDATE CONSTRAINT` in the same transaction keeps the locks and gains nothing. Widening a varchar, or making \
            it text, writes no row.""",
            """
            ```sql
            ALTER TABLE orders ADD CONSTRAINT fk_customer FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
            -- in the next migration
            ALTER TABLE orders VALIDATE CONSTRAINT fk_customer;
            ```
            a unique constraint from an index that was built `CONCURRENTLY` (`ADD CONSTRAINT .. UNIQUE USING INDEX ..`), \
            another type through a new column that is filled in batches.""",
            List.of("PostgreSQL documentation, ALTER TABLE, Notes", "PostgreSQL documentation, Explicit Locking"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.schema().dialect() != Dialect.POSTGRESQL) {
            return Stream.empty();
        }
        return NewestRelease.of(backend.schema(), paths).stream()
                .flatMap(release -> Stream.of(keys(release), checks(release), uniques(release), types(release))
                        .flatMap(each -> each)
                        .filter(lock ->
                                !paths.traffic().of(lock.table()).inserters().isEmpty())
                        .map(lock -> finding(paths, release, lock)));
    }

    /// What is locked for how long.
    private record Lock(String table, Change change, Risk risk, String says, String headline, Fix fix) {}

    private static Stream<Lock> keys(NewestRelease release) {
        return release.changes(Change.AddForeignKey.class)
                .filter(change -> change.validated() && !isOfNewColumns(release, change))
                .map(change -> {
                    ForeignKey key = change.key();
                    String statement =
                            "FOREIGN KEY (" + String.join(", ", key.columns()) + ") REFERENCES " + key.target();
                    return new Lock(
                            change.table(),
                            change,
                            Risk.MEDIUM,
                            "looks up the parent of every row",
                            "Nobody can write " + change.table() + " or " + key.target()
                                    + " until this migration has looked at every row of " + change.table() + ".",
                            new Fix(
                                    "Add it NOT VALID, and validate it in the next migration.",
                                    "- " + statement + "\n+ " + statement + " NOT VALID",
                                    List.of()));
                });
    }

    /// No row has anything in a column that is only just there.
    private static boolean isOfNewColumns(NewestRelease release, Change.AddForeignKey change) {
        return change.key().columns().stream().allMatch(column -> release.adds(change.table(), column));
    }

    private static Stream<Lock> checks(NewestRelease release) {
        return release.changes(Change.AddCheck.class)
                .filter(Change.AddCheck::validated)
                .map(change -> new Lock(
                        change.table(),
                        change,
                        Risk.MEDIUM,
                        "checks every row",
                        "Nobody can use " + change.table() + " until this migration has checked every row of it.",
                        new Fix(
                                "Add it NOT VALID, and validate it in the next migration.",
                                "- CHECK (" + change.check().condition() + ")\n+ CHECK ("
                                        + change.check().condition() + ") NOT VALID",
                                List.of())));
    }

    private static Stream<Lock> uniques(NewestRelease release) {
        return release.changes(Change.AddKey.class)
                .filter(change -> !change.key().columns().isEmpty()
                        && change.key().columns().stream().noneMatch(column -> release.adds(change.table(), column)))
                .map(change -> new Lock(
                        change.table(),
                        change,
                        Risk.MEDIUM,
                        "builds an index under the table's lock",
                        "Nobody can use " + change.table()
                                + " until this migration has built the index of its new key.",
                        new Fix(
                                "Build a unique index concurrently, and make the constraint of it.",
                                "+ CREATE UNIQUE INDEX CONCURRENTLY ux ON " + change.table() + " ("
                                        + String.join(", ", change.key().columns()) + ");\n+ ALTER TABLE "
                                        + change.table() + " ADD CONSTRAINT ux "
                                        + (change.primary() ? "PRIMARY KEY" : "UNIQUE") + " USING INDEX ux;",
                                List.of())));
    }

    private static Stream<Lock> types(NewestRelease release) {
        return release.changes(Change.AlterColumn.class)
                .filter(change -> change.rewrites() && !release.adds(change.table(), change.column()))
                .map(change -> new Lock(
                        change.table(),
                        change,
                        Risk.HIGH,
                        "writes every row and every index anew",
                        "Nobody can use " + change.table() + " until this migration has written all of it anew: "
                                + change.column() + " gets another type.",
                        new Fix(
                                "Add a column of the new type, fill it in batches, and change over in a later release.",
                                "",
                                List.of())));
    }

    private static Finding finding(Paths paths, NewestRelease release, Lock lock) {
        List<String> users = Stream.concat(
                        paths.traffic().of(lock.table()).writers().stream(),
                        paths.traffic().of(lock.table()).readers().stream())
                .distinct()
                .map(Entry::label)
                .toList();
        Change made = release.made(lock.table());
        return new Finding(
                GUIDE,
                lock.risk(),
                Confidence.SURE,
                "table " + lock.table(),
                lock.headline(),
                List.of(String.join(", ", users.stream().limit(3).toList()) + " would wait"),
                lock.table() + " " + lock.change().at().line() + " "
                        + release.migration().version(),
                users,
                Trail.start(made.at(), "the table exists since here")
                        .then(lock.change().at(), lock.says())
                        .guiltyLast(),
                Optional.of(lock.fix()));
    }
}
