package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import dev.lintel.graph.Backend;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.SecondOpinion;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.observe.Caches;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.StoredNumbers;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.prove.Proof;
import dev.lintel.optimize.postgres.source.BlockSample;
import dev.lintel.optimize.postgres.source.Counters;
import dev.lintel.optimize.postgres.source.HypoPg;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import dev.lintel.optimize.report.DatabaseReport;
import dev.lintel.optimize.report.ProofReport;
import dev.lintel.optimize.rework.Rework;
import dev.lintel.optimize.rework.Reworks;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.review.Reading;
import dev.lintel.source.Span;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `--db ADDRESS [PATH]`: looks at a running server and, when there are sources, at who asks.
final class DatabaseRun {
    /// Of what cannot be planned.
    private static final int NAMED = 3;

    private final CommandLine line;
    private final Console console;

    DatabaseRun(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
    }

    Exit run(String address) throws UsageProblem, IOException {
        Login login;
        try {
            login = Login.of(address, System.getenv());
        } catch (IllegalArgumentException wrong) {
            throw new UsageProblem("--db: " + wrong.getMessage());
        }
        Optional<Reading> sources = line.operands().isEmpty()
                ? Optional.empty()
                : Optional.of(Sources.read(line.operands().getFirst(), console));
        return run(login, sources, Copy.of(line), line.has("write"));
    }

    /// @param copy where before and after are measured; empty for nowhere
    /// @param write whether the migrations are put in place
    Exit run(Login login, Optional<Reading> sources, Optional<Copy> copy, boolean write)
            throws UsageProblem, IOException {
        Snapshot snapshot;
        Optional<Counters> first;
        try {
            first = line.has("for") ? Optional.of(wait(login)) : Optional.empty();
            try (Progress _ = Progress.start(console, "reading catalogs and statistics")) {
                Snapshot whole = SnapshotReader.read(login, !line.has("no-values"));
                snapshot = first.map(counters -> counters.since(whole)).orElse(whole);
            }
        } catch (SQLException failed) {
            throw new UsageProblem("the database cannot be read: " + failed.getMessage() + hint(failed));
        }
        List<Backend> backends = sources.map(Reading::backends).orElse(List.of());
        Askers askers = backends.isEmpty() ? Askers.none() : Askers.of(backends);
        List<Query> queries = Workload.of(snapshot);
        List<String> gaps = new ArrayList<>(snapshot.gaps());
        gaps.addAll(Workload.gaps(snapshot, queries));
        Optional<BlockSample> sample = line.has("sample") ? Optional.of(new BlockSample(login)) : Optional.empty();
        RowSample asked = sample.isPresent() ? sample.get() : RowSample.NONE;
        Advising.Found found = new Advising(line, console, asked).advise(snapshot, queries, queries, gaps);
        sample.ifPresent(read -> {
            gaps.addAll(read.gaps());
            console.note(
                    read.read().isEmpty()
                            ? "--sample read nothing: no size hung on how columns repeat together"
                            : "--sample read a few blocks of "
                                    + read.read().stream().map(Name::toString).collect(Collectors.joining(", ")));
        });
        Advice advice = found.advice();
        if (!advice.notPlanned().isEmpty()) {
            int count = advice.notPlanned().size();
            gaps.add("%s that the planner does not take with values put in for %s parameters: %s%s"
                    .formatted(
                            count == 1 ? "1 statement" : count + " statements",
                            count == 1 ? "its" : "their",
                            advice.notPlanned().stream()
                                    .limit(NAMED)
                                    .map(each -> ProofReport.named(each, askers))
                                    .collect(Collectors.joining("; ")),
                            count > NAMED ? "; …" : ""));
        }
        Optional<Proof> proof =
                copy.isPresent() ? Optional.of(prove(copy.get(), login, queries, advice)) : Optional.empty();
        if (proof.isPresent()) {
            advice = advice.without(proof.get().withdrawn().stream()
                    .collect(Collectors.toMap(Proof.Withdrawn::index, each -> said(each, askers))));
        }
        Optional<SecondOpinion> second = HypoPg.ask(login, advice, snapshot.major(), gaps);
        List<MappedLoop> loops = MappedLoop.in(queries, snapshot.catalog(), backends);
        List<Observation> observations =
                new ArrayList<>(Observations.of(snapshot, queries, loops, askers, advice.candidates()));
        Set<Query> served = advice.indexes().stream()
                .flatMap(each -> each.costs().keySet().stream())
                .collect(Collectors.toSet());
        observations.addAll(Caches.in(queries, snapshot.catalog(), served, query -> ProofReport.named(query, askers)));
        Map<Query, Double> left = left(advice);
        observations.addAll(StoredNumbers.in(
                queries,
                snapshot.catalog(),
                query -> left.getOrDefault(query, 1.0),
                query -> ProofReport.named(query, askers)));
        List<Rework> reworks = sources.isPresent() ? reworks(sources.get(), queries, askers, gaps) : List.of();
        reworks.forEach(each -> observations.add(each.observation()));
        DatabaseReport.Contents contents = new DatabaseReport.Contents(
                title(snapshot) + first.map(_ -> counted(snapshot)).orElse(""),
                snapshot.catalog(),
                queries,
                advice,
                second,
                found.changes(),
                found.worded(),
                observations,
                snapshot.alarms(),
                gaps);
        console.out().print(DatabaseReport.of(contents, askers, line.has("show-values")));
        proof.ifPresent(measured -> console.out().print(ProofReport.of(measured, askers)));
        if (sources.isPresent()) {
            RepositoryPatch patch = new RepositoryPatch(sources.get(), console);
            patch.index(advice, snapshot.catalog());
            patch.tables(found.changes());
            patch.batch(loops.stream()
                    .flatMap(each -> each.batch().stream())
                    .distinct()
                    .toList());
            reworks.forEach(each -> each.fix().ifPresent(patch::fix));
            patch.show(write);
        }
        return Exit.CLEAN;
    }

    /// Of queries that were counted: what nobody asks takes no time here, however it is written.
    private static List<Rework> reworks(Reading sources, List<Query> counted, Askers askers, List<String> gaps)
            throws IOException {
        Set<Span> asked = counted.stream()
                .flatMap(query -> askers.of(query.shape()).stream())
                .map(match -> match.asker().call())
                .collect(Collectors.toSet());
        List<Rework> all = new ArrayList<>();
        int others = 0;
        for (Backend backend : sources.backends()) {
            for (Rework each : Reworks.of(backend, sources.program(), sources.workspace())) {
                if (asked.stream().anyMatch(each.concerns()::covers)) {
                    all.add(each);
                } else {
                    others++;
                }
            }
        }
        if (others > 0) {
            gaps.add(("what %d %s in the sources would save, since %s were not counted here: lintel optimize PATH tells"
                            + " without --db")
                    .formatted(
                            others, others == 1 ? "place" : "places", others == 1 ? "its queries" : "their queries"));
        }
        return all;
    }

    /// The first of two looks, and the time until the second.
    private Counters wait(Login login) throws SQLException, UsageProblem {
        int seconds = seconds();
        Counters counters = Counters.read(login);
        try (Progress _ = Progress.start(console, "waiting %d seconds for the second look".formatted(seconds))) {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return counters;
    }

    private int seconds() throws UsageProblem {
        String said = line.value("for").orElse("");
        try {
            int seconds = Integer.parseInt(said);
            if (seconds > 0) {
                return seconds;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw new UsageProblem("--for " + said + ": it is a number of seconds, at least 1");
    }

    private static String counted(Snapshot snapshot) {
        return ", statements of %.0f seconds".formatted(snapshot.server().secondsCounted());
    }

    /// The share of its cost that a statement keeps with the indexes that are proposed.
    private static Map<Query, Double> left(Advice advice) {
        Map<Query, Double> left = new HashMap<>();
        for (Advice.Recommended each : advice.indexes()) {
            each.costs().forEach((query, costs) -> left.put(query, costs.after() / Math.max(1e-9, costs.before())));
        }
        return left;
    }

    private static String hint(SQLException failed) {
        return String.valueOf(failed.getMessage()).contains("unsupported startup parameter")
                ? "; this is PgBouncer: add extra_float_digits to its ignore_startup_parameters, or name the server itself"
                : "";
    }

    private Proof prove(Copy copy, Login source, List<Query> queries, Advice advice) throws UsageProblem, IOException {
        try (Progress _ = Progress.start(console, "measuring on the copy")) {
            return copy.prove(source, queries, advice.candidates());
        }
    }

    private static String said(Proof.Withdrawn each, Askers askers) {
        return "measured on the copy, %s takes %s with it and %s without"
                .formatted(
                        ProofReport.named(each.slowed(), askers),
                        Wording.ms(each.withMs()),
                        Wording.ms(each.withoutMs()));
    }

    private static String title(Snapshot snapshot) {
        return "PostgreSQL %d, %d tables, %s of rows"
                .formatted(
                        snapshot.major(),
                        snapshot.catalog().tables().size(),
                        Wording.kilobytes(snapshot.catalog().bytes() / 1024.0));
    }
}
