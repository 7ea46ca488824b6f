package dev.lintel.bench.optimize;

import dev.lintel.bench.Results;
import dev.lintel.bench.optimize.Benchmark.Question;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Advisor;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Limits;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.prove.Proof;
import dev.lintel.optimize.postgres.prove.Prover;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.BlockSample;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `bench/optimize [--set tpch] [--scale 0.1] [--runs 2] [--all] [--sample] [--record]`: TPC-H or TPC-DS with
/// primary keys only; advice at four budgets, each built and run. Some questions are left out unless `--all` is given;
/// the benchmark says which and why. With `--sample` the clone may count blocks of the source, as the verb's option of
/// that name allows. `--majors 14,15,16,17,18` measures only the clone, on each of these, at a tenth of
/// the scale. Without `--record`, nothing is written to RESULTS.md.
final class OptimizeBench {
    private static final int[] BUDGETS = {5, 10, 25, 50};
    private static final int MOST_PLANS = 1500;
    /// The plans end the search, not the clock: what else the machine does shall not change what is advised.
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Results results;
    private final Server server;
    private final List<Question> questions;
    private final List<Query> queries;
    private final int runs;
    private final List<Double> errors = new ArrayList<>();
    private final List<Double> sizeFactors = new ArrayList<>();
    private final boolean sampled;
    private int sameShapes;

    private OptimizeBench(Results results, Server server, List<Question> questions, int runs, boolean sampled) {
        this.results = results;
        this.server = server;
        this.questions = questions;
        this.queries = questions.stream().map(Question::query).toList();
        this.runs = runs;
        this.sampled = sampled;
    }

    public static void main(String[] words) throws Exception {
        List<String> given = List.of(words);
        double scale = Double.parseDouble(after(given, "--scale", "0.1"));
        Benchmark benchmark = Benchmark.named(after(given, "--set", "tpch"));
        Results results = new Results("optimize");
        if (given.contains("--majors")) {
            List<Integer> majors = Stream.of(after(given, "--majors", "18").split(","))
                    .map(Integer::valueOf)
                    .toList();
            List<Query> queries =
                    benchmark.asked(true).stream().map(Question::query).toList();
            new Majors(results, benchmark, queries, Double.parseDouble(after(given, "--scale", "0.01"))).run(majors);
            if (given.contains("--record")) {
                results.append();
            }
            return;
        }
        try (Server server = Server.start(
                Server.bundled(),
                Map.of("autovacuum", "off", "shared_buffers", "512MB", "jit", "off", "max_wal_size", "4GB"))) {
            List<String> drawn;
            try (Connection connection = server.connect("postgres")) {
                drawn = benchmark.load(connection, scale);
            }
            results.say(String.format(
                    Locale.ROOT,
                    "- %s at scale %.2f, PostgreSQL %d, primary keys only",
                    benchmark.title(),
                    scale,
                    server.major()));
            results.say(
                    drawn.isEmpty()
                            ? "- statistics of every table from all its rows: the next run has the same"
                            : "- statistics of " + String.join(", ", drawn)
                                    + " from rows drawn anew in each run, of all others from all rows");
            List<Question> questions = benchmark.asked(given.contains("--all"));
            results.say("- " + questions.size() + " questions");
            if (!given.contains("--all") && !benchmark.leftOut().isEmpty()) {
                results.say("- without questions " + benchmark.leftOut() + ": " + benchmark.whyLeftOut());
            }
            boolean sampled = given.contains("--sample");
            String set = after(given, "--set", "tpch").equals("tpcds") ? "TPC-DS" : "TPC-H";
            results.about(set + (sampled ? " with --sample" : ""));
            new OptimizeBench(results, server, questions, Integer.parseInt(after(given, "--runs", "2")), sampled).run();
        }
        if (given.contains("--record")) {
            results.append();
        }
    }

    private static String after(List<String> words, String option, String otherwise) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }

    private void run() throws Exception {
        long start = System.nanoTime();
        Snapshot snapshot = SnapshotReader.read(Login.own(server.url("postgres"), server.credentials()), true);
        results.say(String.format(
                Locale.ROOT, "- catalogs and statistics read in %.2f s", (System.nanoTime() - start) / 1e9));
        if (sampled) {
            results.say(
                    "- where a size hangs on how often columns repeat together, 200 blocks of the table are counted");
        }
        RowSample sample =
                sampled ? new BlockSample(Login.own(server.url("postgres"), server.credentials())) : RowSample.NONE;
        long data = snapshot.catalog().bytes();
        results.heads(
                "budget, % of data",
                "indexes",
                "model MB",
                "real MB",
                "estimated, of today's",
                "real cost, of today's",
                "run time, of today's",
                "slower queries",
                "withdrawn",
                "plans asked",
                "s");
        double best = 1;
        int slower = 0;
        int asked = 0;
        Map<Integer, Double> ours = new TreeMap<>();
        try (Connection connection = server.connect("postgres")) {
            Prover prover = new Prover(connection, runs);
            prover.before(queries);
            for (int budget : BUDGETS) {
                long began = System.nanoTime();
                try (SparseClone clone = SparseClone.of(snapshot, sample)) {
                    Limits limits = new Limits(data * budget / 100, LONG, MOST_PLANS);
                    Advice advice = Advisor.advise(snapshot.catalog(), queries, clone, limits);
                    double seconds = (System.nanoTime() - began) / 1e9;
                    Built built = build(advice, clone, connection, prover);
                    long worse = built.proof().statements().stream()
                            .filter(Proof.Measured::slower)
                            .count();
                    slower += (int) worse;
                    asked = Math.max(asked, advice.plans());
                    ours.put(budget, advice.after() / advice.before());
                    best = budget == 50 ? built.proof().relative() : best;
                    long model = advice.indexes().stream()
                            .mapToLong(Recommended::bytes)
                            .sum();
                    results.row(
                            budget,
                            advice.indexes().size(),
                            model / 1e6,
                            built.proof().bytes() / 1e6,
                            advice.after() / advice.before(),
                            built.cost(),
                            built.proof().relative(),
                            worse,
                            advice.withdrawn().size()
                                    + built.proof().withdrawn().size(),
                            advice.plans(),
                            seconds);
                    advice.indexes()
                            .forEach(each -> System.out.println("  " + each.index() + " "
                                    + each.fragile().stream()
                                            .map(Recommended.Fragile::why)
                                            .toList()));
                    built.proof().statements().stream()
                            .filter(Proof.Measured::slower)
                            .forEach(each -> System.out.printf(
                                    Locale.ROOT,
                                    "  slower than before: question %d, %.0f -> %.0f ms%n",
                                    number(each.query()),
                                    each.beforeMs(),
                                    each.afterMs()));
                    built.proof()
                            .withdrawn()
                            .forEach(each -> System.out.printf(
                                    Locale.ROOT,
                                    "  withdrawn by measurement %s: question %d takes %.0f ms with it, %.0f without%n",
                                    each.index(),
                                    number(each.slowed()),
                                    each.withMs(),
                                    each.withoutMs()));
                    advice.withdrawn().forEach(each -> System.out.println("  withdrawn " + each));
                    advice.notPlanned().forEach(each -> System.out.println("  not planned " + each.sql()));
                    built.proof().notRun().forEach(each -> System.out.println("  not run " + each));
                }
            }
        }
        double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElse(1);
        results.heads("to reach", "measured", "wanted", "");
        results.target("mean error of costs on the clone, %", mean * 100, "≤", 1);
        results.target("plans of the same shape, %", 100.0 * sameShapes / Math.max(1, errors.size()), "≥", 98);
        results.target("sizes within 15 %, % of indexes", within(sizeFactors), "≥", 90);
        results.target(
                "largest error of a size, times",
                sizeFactors.stream().mapToDouble(Double::doubleValue).max().orElse(1),
                "≤",
                1.6);
        results.target("run time at half the data's size, of today's", best, "≤", 0.85);
        results.target("plans asked for one budget, most", asked, "≤", MOST_PLANS);
        results.target("queries slower by a tenth and 20 ms, all budgets", slower, "≤", 0);
        new Beside(results, snapshot, sample, queries).run(ours);
    }

    private int number(Query query) {
        return questions.get(queries.indexOf(query)).number();
    }

    /// What the indexes are once they are really built.
    ///
    /// @param cost estimated by the real server, as a share of that without them
    private record Built(double cost, Proof proof) {}

    private Built build(Advice advice, SparseClone clone, Connection connection, Prover prover) throws Exception {
        List<Candidate> indexes =
                advice.indexes().stream().map(Recommended::index).toList();
        try (Statement statement = connection.createStatement()) {
            double before = total(statement);
            prover.build(indexes);
            for (Recommended each : advice.indexes()) {
                long real = prover.bytes(each.index());
                size(each, real);
            }
            clone.show(new HashSet<>(indexes), Set.of());
            for (Query query : queries) {
                Plan real = explain(statement, query.sql());
                Plan planned = clone.plan(query.sql(), Stress.NONE);
                double cost = real.root().estimate().totalCost();
                errors.add(Math.abs(planned.root().estimate().totalCost() - cost) / cost);
                boolean same = shape(real).equals(shape(planned));
                sameShapes += same ? 1 : 0;
                if (!same) {
                    System.out.printf(
                            "  other shape for question %d: on the clone %s%n    really %s%n",
                            number(query), shape(planned), shape(real));
                }
            }
            double after = total(statement);
            Proof proof = prover.measured();
            prover.drop();
            return new Built(after / before, proof);
        }
    }

    private void size(Recommended each, long real) {
        double factor = factor(real, each.bytes());
        sizeFactors.add(factor);
        if (factor > 1.15) {
            System.out.printf(
                    Locale.ROOT,
                    "  size of %s: model %.1f MB, real %.1f MB%n",
                    each.index(),
                    each.bytes() / 1e6,
                    real / 1e6);
        }
    }

    private static double factor(long real, long modelled) {
        return Math.max((double) real / modelled, (double) modelled / real);
    }

    private static double within(List<Double> factors) {
        return 100.0 * factors.stream().filter(each -> each <= 1.15).count() / Math.max(1, factors.size());
    }

    private double total(Statement statement) throws Exception {
        double total = 0;
        for (Query query : queries) {
            total += explain(statement, query.sql()).root().estimate().totalCost();
        }
        return total;
    }

    private static Plan explain(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery("explain (format json) " + sql)) {
            row.next();
            return Explained.read(row.getString(1)).getFirst();
        }
    }

    private static String shape(Plan plan) {
        return plan.root()
                .all()
                .map(node -> node.kind() + ":" + node.table() + (node.index().isEmpty() ? "" : "#"))
                .toList()
                .toString();
    }
}
