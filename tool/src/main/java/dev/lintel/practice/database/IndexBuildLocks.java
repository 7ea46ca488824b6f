package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Migration;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.SourceId;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A migration builds an index on a table that already lives, and blocks its writers while it does.
public final class IndexBuildLocks implements Practice {
    static final Guide GUIDE = new Guide(
            "db-mig-index-locks",
            Risk.HIGH,
            "indexes on existing tables are built concurrently, outside a transaction",
            """
            On PostgreSQL a plain `CREATE INDEX` takes a lock that lets readers through and stops every insert, update \
            and delete until the index is built: minutes on a large table, during a deployment, with all writers \
            waiting in the connection pool.""",
            "Worse for tables that requests write; low in a migration that others follow, which has run; no matter for tables "
                    + "made in the same release.",
            """
            `CONCURRENTLY` cannot run inside a transaction: the migration tool has to be told. A build that fails leaves \
            an invalid index behind, which has to be dropped before the next try. Flyway holds a lock of its own inside a \
            transaction, for which the build would wait for ever: set \
            `spring.flyway.postgresql.transactional-lock=false`. A migration that has already run everywhere must stay as it \
            is; its checksum is kept.""",
            """
            ```sql
            CREATE INDEX CONCURRENTLY idx_orders_customer_id ON orders (customer_id);
            ```
            with Flyway in a file of its own, which it then runs without a transaction; with Liquibase in a change set with \
            `runInTransaction="false"`.""",
            List.of("PostgreSQL documentation, CREATE INDEX, Building Indexes Concurrently"));

    private static final String SQL_FILE = "SQL file";

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.schema().dialect() != Dialect.POSTGRESQL) {
            return Stream.empty();
        }
        List<Migration> numbered = backend.schema().migrations().stream()
                .filter(each -> !each.tool().equals(SQL_FILE)) // nobody knows when and how it is run
                .toList();
        List<Build> builds = builds(numbered).stream()
                .filter(build -> paths.traffic().growth(build.index().table()) != Growth.LOOKUP)
                .toList();
        return builds.stream().map(build -> {
            long places = builds.stream()
                    .filter(each -> each.cause().equals(build.cause()))
                    .count();
            return finding(
                    paths,
                    build,
                    places,
                    build.at().equals(numbered.getLast().at().file()));
        });
    }

    /// One index on a table that was there before.
    ///
    /// @param made where the table comes from
    private record Build(Migration migration, Change.CreateIndex index, Change made, String problem) {
        SourceId at() {
            return migration.at().file();
        }

        /// Who rewrites one statement of a file rewrites all.
        String cause() {
            return at().path() + " " + problem;
        }
    }

    private static List<Build> builds(List<Migration> migrations) {
        List<Build> builds = new ArrayList<>();
        Map<String, Change> living = new HashMap<>();
        for (Migration migration : migrations) {
            for (Change change : migration.changes()) {
                switch (change) {
                    case Change.CreateTable table -> living.put(table.table(), table);
                    case Change.DropTable table -> living.remove(table.table());
                    case Change.RenameTable rename -> {
                        Change made = living.remove(rename.table());
                        living.put(rename.to(), made == null ? rename : made);
                    }
                    case Change.CreateIndex index ->
                        older(living, index)
                                .flatMap(table -> problem(index, migration)
                                        .map(problem -> new Build(migration, index, table, problem)))
                                .ifPresent(builds::add);
                    default -> {}
                }
            }
        }
        return builds;
    }

    /// Change sets of one file go out in one release: its tables are still empty.
    private static Optional<Change> older(Map<String, Change> living, Change.CreateIndex index) {
        return Optional.ofNullable(living.get(index.table()))
                .filter(table -> !table.at().file().equals(index.at().file()));
    }

    private static Optional<String> problem(Change.CreateIndex index, Migration migration) {
        if (!index.concurrently()) {
            return Optional.of("stops every write to it until the index is built");
        }
        return migration.transactional()
                ? Optional.of("fails: CONCURRENTLY cannot run inside the migration's transaction")
                : Optional.empty();
    }

    private static Finding finding(Paths paths, Build build, long places, boolean newest) {
        Change.CreateIndex index = build.index();
        List<String> writers = paths.traffic().of(index.table()).writers().stream()
                .map(entry -> entry.label())
                .toList();
        boolean written = !writers.isEmpty();
        Judgement judgement = Judgement.from(written ? Risk.HIGH : Risk.MEDIUM)
                .notingIf(written, String.join(", ", writers.stream().limit(3).toList()) + " would wait")
                .notingIf(places > 1, "this file builds " + places + " such indexes");
        if (!newest) {
            judgement = judgement
                    .atMost(Risk.LOW)
                    .noting("other migrations came after it: where there are rows it has run, and must stay as it is");
        }
        return new Finding(
                GUIDE,
                judgement.risk(),
                written ? Confidence.SURE : Confidence.LIKELY,
                "table " + index.table(),
                "This migration builds an index on the living table " + index.table() + " and " + build.problem() + ".",
                judgement.reasons(),
                build.cause(),
                writers,
                Trail.start(build.made().at(), "the table exists since here")
                        .then(index.at(), "builds the index")
                        .guiltyLast(),
                Optional.of(fix(build.migration(), index)));
    }

    private static Fix fix(Migration migration, Change.CreateIndex index) {
        String start = "CREATE " + (index.index().unique() ? "UNIQUE " : "") + "INDEX ";
        String rest = index.index().name() + " ON " + index.table() + " ("
                + String.join(", ", index.index().columns()) + ");";
        if (index.concurrently() && migration.tool().equals("Liquibase")) {
            return new Fix("Let this change set run outside a transaction.", "+ runInTransaction=\"false\"", List.of());
        }
        return new Fix(
                "Build it concurrently, in a migration of its own that runs outside a transaction.",
                "- " + start + rest + "\n+ " + start + "CONCURRENTLY " + rest,
                List.of());
    }
}
