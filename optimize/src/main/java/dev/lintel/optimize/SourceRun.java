package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Schema;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.observe.MissingKeys;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.draft.Draft;
import dev.lintel.optimize.postgres.draft.Written;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.report.DatabaseReport;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.Askers.Asker;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.review.Reading;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `PATH` alone: the schema as the migrations leave it and the code's own queries, planned on a server of our own with
/// row counts that are assumed.
final class SourceRun {
    /// How often a query in a loop runs for each call of its endpoint; an assumption.
    private static final int IN_A_LOOP = 20;

    private final CommandLine line;
    private final Console console;

    SourceRun(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
    }

    Exit run(Reading sources) throws UsageProblem, IOException {
        Backend backend = sources.backends().stream()
                .filter(each -> !each.schema().tables().isEmpty())
                .findFirst()
                .orElseThrow(() -> new UsageProblem("no migrations with tables were found, so there is no schema to "
                        + "plan on; name a running server with --db"));
        Schema.Dialect dialect = backend.schema().dialect();
        switch (dialect) {
            case MYSQL, ORACLE, SQLSERVER ->
                throw new UsageProblem("the migrations here are for " + dialect
                        + "; optimize plans on PostgreSQL, whose plans say nothing about another engine");
            case POSTGRESQL, H2, OTHER -> {
                // plain enough for PostgreSQL; what is not, is named as left out
            }
        }
        Askers askers = Askers.of(List.of(backend));
        Snapshot snapshot;
        try (Progress _ = Progress.start(console, "making the schema on a server of our own")) {
            snapshot = Draft.of(backend.schema(), growing(askers));
        }
        List<String> gaps = new ArrayList<>();
        gaps.add(("how many rows there are. Assumed: %s in each table that the application adds to, %s in all others,"
                        + " %d runs of a query in a loop; of values nothing is assumed. --db reads the real numbers")
                .formatted(Wording.count(Draft.MANY), Wording.count(Draft.FEW), IN_A_LOOP));
        gaps.addAll(snapshot.gaps());
        List<Query> queries = queries(askers, gaps);
        Advice advice = new Advising(line, console).advise(snapshot, queries, gaps);
        if (!advice.notPlanned().isEmpty()) {
            gaps.add(advice.notPlanned().size() + " queries that the planner did not take in the form written here");
        }
        DatabaseReport.Contents contents = new DatabaseReport.Contents(
                "From the sources alone: PostgreSQL %d of our own, %d tables, %d queries planned"
                        .formatted(
                                snapshot.major(),
                                snapshot.catalog().tables().size(),
                                queries.size() - advice.notPlanned().size()),
                snapshot.catalog(),
                queries,
                advice,
                observations(askers, snapshot),
                List.of(),
                gaps);
        console.out().print(DatabaseReport.of(contents, askers, line.has("show-values")));
        new Migrations(sources, console).show(advice, snapshot.catalog(), line.has("write"));
        return Exit.CLEAN;
    }

    private static Set<String> growing(Askers askers) {
        Set<String> growing = new TreeSet<>();
        for (Asker each : askers.all()) {
            if (each.shape().kind() == Shape.Kind.INSERT || each.shape().kind() == Shape.Kind.UPSERT) {
                each.shape().mainTable().ifPresent(growing::add);
            }
        }
        return growing;
    }

    /// One for each statement, as often as endpoints ask it.
    private static List<Query> queries(Askers askers, List<String> gaps) {
        Map<String, Query> found = new LinkedHashMap<>();
        Set<String> unsaid = new TreeSet<>();
        for (Asker each : askers.all()) {
            if (each.shape().kind() != Shape.Kind.SELECT) {
                continue;
            }
            Optional<String> sql = Written.sql(each.shape());
            if (sql.isEmpty()) {
                unsaid.add(each.query().toString());
                continue;
            }
            double calls = each.inLoop() ? IN_A_LOOP : 1;
            Query before = found.get(sql.get());
            double all = before == null ? calls : before.asked().calls() + calls;
            found.put(
                    sql.get(),
                    new Query(
                            new Asked("", sql.get(), all, 0, 0, 0, 0, 0, 0, false),
                            Written.withoutConstants(each.shape()),
                            sql.get()));
        }
        if (!unsaid.isEmpty()) {
            gaps.add(unsaid.size() + " queries with subqueries or parts that only run time decides; the first is at "
                    + unsaid.iterator().next());
        }
        return List.copyOf(found.values());
    }

    private static List<Observation> observations(Askers askers, Snapshot snapshot) {
        List<Observation> all = new ArrayList<>();
        for (Asker each : askers.all()) {
            if (each.inLoop() && each.shape().kind() == Shape.Kind.SELECT) {
                all.add(new Observation(
                        Topic.QUERY_IN_LOOP,
                        "%s asks for %s once for each element of a loop, at %s."
                                .formatted(
                                        each.entry(), each.shape().mainTable().orElse("rows"), each.call()),
                        "Fetch them together: a join fetch or entity graph, a batch size, or one query with all keys.",
                        0));
            }
        }
        snapshot.catalog().tables().values().forEach(table -> all.addAll(MissingKeys.in(table, snapshot.catalog())));
        return all;
    }
}
