package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Query.Language;
import dev.lintel.graph.Schema;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.change.FetchTogether;
import dev.lintel.optimize.change.WriteBatch;
import dev.lintel.optimize.observe.MissingKeys;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.draft.Draft;
import dev.lintel.optimize.postgres.draft.Written;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.report.DatabaseReport;
import dev.lintel.optimize.rework.Rework;
import dev.lintel.optimize.rework.Reworks;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.Askers.Asker;
import dev.lintel.optimize.trace.RowLoads;
import dev.lintel.optimize.trace.RowLoads.RowLoad;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.review.Reading;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `PATH` alone: the schema as the migrations leave it and the code's own queries, planned on a server of our own
/// with row counts that are assumed.
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
        Dialect dialect = backend.schema().dialect();
        return switch (dialect) {
            case MYSQL -> ofAnyEngine(sources, backend, "MySQL");
            case ORACLE -> ofAnyEngine(sources, backend, "Oracle");
            case SQLSERVER -> ofAnyEngine(sources, backend, "SQL Server");
            // plain enough for PostgreSQL; what is not, is named as left out
            case POSTGRESQL, H2, OTHER -> planned(sources, backend);
        };
    }

    /// What costs a round trip on any engine; PostgreSQL's plans say nothing about another.
    private Exit ofAnyEngine(Reading sources, Backend backend, String engine) throws IOException {
        Map<FetchTogether, List<RowLoad>> loads = loads(sources, backend);
        List<Rework> reworks = Reworks.of(backend, sources.program(), sources.workspace());
        Askers askers = Askers.of(List.of(backend));
        List<Observation> loops = new ArrayList<>(SourceLoops.in(askers));
        loops.addAll(SourceLoops.of(loads));
        Writes writes = Writes.of(askers, backend, sources, reworks);
        loops.addAll(writes.observations());
        reworks.forEach(each -> loops.add(each.observation()));
        console.out()
                .print(DatabaseReport.ofLoops(
                        "From the sources alone. The migrations here are for %s, and optimize plans on PostgreSQL, whose plans say nothing about another engine: no index is proposed and no plan was looked at."
                                .formatted(engine),
                        loops));
        RepositoryPatch patch = new RepositoryPatch(sources, console);
        patch.together(loads.keySet());
        reworks.forEach(each -> each.fix().ifPresent(patch::fix));
        writes.batch().ifPresent(batch -> patch.fix(batch.fix()));
        patch.show(line.has("write"));
        return Exit.CLEAN;
    }

    /// What loops write through the mapping one by one.
    ///
    /// @param batch the settings that send several at a time; empty when none are wanted, or no file takes them
    private record Writes(List<Observation> observations, Optional<WriteBatch> batch) {
        private static final String WHERE =
                " It holds within one transaction, and for inserts whose ids a sequence makes (IDENTITY is never batched).";

        static Writes of(Askers askers, Backend backend, Reading sources, List<Rework> reworks) throws IOException {
            List<Asker> writes = SourceLoops.writes(askers).stream()
                    .filter(each -> reworks.stream()
                            .noneMatch(other ->
                                    other.fix().isPresent() && other.concerns().covers(each.call())))
                    .toList();
            if (writes.isEmpty() || WriteBatch.isSet(backend)) {
                return new Writes(List.of(), Optional.empty());
            }
            Optional<WriteBatch> batch = WriteBatch.of(backend, sources.workspace());
            String advice = batch.map(WriteBatch::advice)
                    .orElse(
                            "Hibernate's hibernate.jdbc.batch_size sends many at a time, with order_inserts and order_updates.");
            return new Writes(SourceLoops.of(writes, advice + WHERE), batch);
        }
    }

    private static Map<FetchTogether, List<RowLoad>> loads(Reading sources, Backend backend) throws IOException {
        Map<FetchTogether, List<RowLoad>> loads = new LinkedHashMap<>();
        for (RowLoad each : RowLoads.in(backend)) {
            loads.computeIfAbsent(FetchTogether.of(each, backend, sources.workspace()), _ -> new ArrayList<>())
                    .add(each);
        }
        return loads;
    }

    private Exit planned(Reading sources, Backend backend) throws UsageProblem, IOException {
        Askers askers = Askers.of(List.of(backend));
        Draft draft;
        try (Progress _ = Progress.start(console, "making the schema on a server of our own")) {
            draft = Draft.of(
                    backend.schema(),
                    new Draft.Hints(growing(askers, backend.schema()), findsOneRow(askers)),
                    askers.all().stream()
                            .flatMap(each -> Written.ways(each.query()).stream())
                            .collect(Collectors.toSet()));
        }
        Snapshot snapshot = draft.snapshot();
        List<String> gaps = new ArrayList<>();
        gaps.add(("how many rows there are. Assumed: %s in each table that the application adds to or that refers to"
                        + " such a table, %s in all others, %d runs of a query in a loop; where the code expects one row for"
                        + " a value, each row has another; of other values nothing is assumed. --db reads the real numbers")
                .formatted(Wording.count(Draft.MANY), Wording.count(Draft.FEW), IN_A_LOOP));
        gaps.addAll(snapshot.gaps());
        List<Query> queries = queries(askers, draft.planned(), gaps);
        Set<String> sent = sent(askers);
        Advising.Found found = new Advising(line, console, RowSample.NONE)
                .advise(
                        snapshot,
                        queries,
                        queries.stream()
                                .filter(each -> sent.contains(each.sql()))
                                .toList(),
                        gaps);
        Advice advice = found.advice();
        if (!advice.notPlanned().isEmpty()) {
            gaps.add(advice.notPlanned().size() + " queries that the planner did not take in the form written here");
        }
        Map<FetchTogether, List<RowLoad>> loads = loads(sources, backend);
        List<Rework> reworks = Reworks.of(backend, sources.program(), sources.workspace());
        Writes writes = Writes.of(askers, backend, sources, reworks);
        DatabaseReport.Contents contents = new DatabaseReport.Contents(
                "From the sources alone: PostgreSQL %d of our own, %d tables, %d queries planned"
                        .formatted(
                                snapshot.major(),
                                snapshot.catalog().tables().size(),
                                queries.size() - advice.notPlanned().size()),
                snapshot.catalog(),
                queries,
                advice,
                Optional.empty(),
                found.changes(),
                found.worded(),
                observations(askers, loads, writes, reworks, snapshot, advice),
                List.of(),
                gaps);
        console.out().print(DatabaseReport.of(contents, askers, line.has("show-values")));
        RepositoryPatch patch = new RepositoryPatch(sources, console);
        patch.index(advice, snapshot.catalog());
        patch.together(loads.keySet());
        reworks.forEach(each -> each.fix().ifPresent(patch::fix));
        writes.batch().ifPresent(batch -> patch.fix(batch.fix()));
        patch.show(line.has("write"));
        return Exit.CLEAN;
    }

    /// What is added to, and what refers to it: rows that refer to new rows come with them, by a cascade or a
    /// trigger.
    private static Set<String> growing(Askers askers, Schema schema) {
        Set<String> growing = new TreeSet<>();
        for (Asker each : askers.all()) {
            if (each.shape().kind() == Shape.Kind.INSERT || each.shape().kind() == Shape.Kind.UPSERT) {
                each.shape().mainTable().ifPresent(growing::add);
            }
        }
        boolean more = true;
        while (more) {
            more = growing.addAll(schema.tables().values().stream()
                    .filter(table -> table.references().stream().anyMatch(key -> growing.contains(key.target())))
                    .map(Schema.Table::name)
                    .toList());
        }
        return growing;
    }

    /// A method that gives one row and asks by one column alone expects no other row to have its value.
    private static Set<String> findsOneRow(Askers askers) {
        Set<String> columns = new TreeSet<>();
        for (Asker each : askers.all()) {
            Shape shape = each.shape();
            List<Shape.Predicate> equal = shape.filter().stream()
                    .filter(predicate -> !(predicate.operand() instanceof Shape.Operand.Other))
                    .toList();
            boolean one = each.query().gives() == dev.lintel.graph.Query.Gives.ONE
                    && shape.kind() == Shape.Kind.SELECT
                    && shape.complete()
                    && shape.aggregation() == Shape.Aggregation.NONE
                    && shape.limit() instanceof Shape.Limit.None
                    && equal.size() == 1
                    && equal.getFirst().operator() == Shape.Operator.EQUAL
                    && equal.getFirst().operand() instanceof Shape.Operand.Parameter
                    && equal.getFirst().function().isEmpty();
            if (one
                    && shape.mainTable()
                            .equals(Optional.of(equal.getFirst().column().table()))) {
                columns.add(equal.getFirst().column().toString());
            }
        }
        return columns;
    }

    /// What stands in the code as SQL. Of all else the text is ours, and saying it otherwise would help nobody.
    private static Set<String> sent(Askers askers) {
        return askers.all().stream()
                .map(Asker::query)
                .filter(query -> query.language() == Language.SQL || query.language() == Language.MAPPER)
                .flatMap(query -> Written.ways(query).stream())
                .collect(Collectors.toSet());
    }

    /// One for each statement, as often as endpoints ask it.
    private static List<Query> queries(Askers askers, Set<String> planned, List<String> gaps) {
        Map<String, Query> found = new LinkedHashMap<>();
        Set<String> unsaid = new TreeSet<>();
        for (Asker each : askers.all()) {
            boolean looksUp = each.shape().kind() == Shape.Kind.SELECT
                    || each.shape().kind() == Shape.Kind.UPDATE
                    || each.shape().kind() == Shape.Kind.DELETE;
            if (!looksUp) {
                continue;
            }
            Optional<String> sql = Written.ways(each.query()).stream()
                    .filter(planned::contains)
                    .findFirst();
            if (sql.isEmpty()) {
                if (each.shape().kind() == Shape.Kind.SELECT) {
                    unsaid.add(each.query().at().toString());
                }
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
            gaps.add(unsaid.size() + " queries that the planner does not take as written here, or whose text only run"
                    + " time decides; the first is at " + unsaid.iterator().next());
        }
        return List.copyOf(found.values());
    }

    private static List<Observation> observations(
            Askers askers,
            Map<FetchTogether, List<RowLoad>> loads,
            Writes writes,
            List<Rework> reworks,
            Snapshot snapshot,
            Advice advice) {
        List<Observation> all = new ArrayList<>(SourceLoops.in(askers));
        all.addAll(SourceLoops.of(loads));
        all.addAll(writes.observations());
        reworks.forEach(each -> all.add(each.observation()));
        List<Candidate> advised = advice.candidates();
        snapshot.catalog()
                .tables()
                .values()
                .forEach(table -> all.addAll(MissingKeys.in(table, snapshot.catalog(), advised)));
        return all;
    }
}
