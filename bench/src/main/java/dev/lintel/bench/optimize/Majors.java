package dev.lintel.bench.optimize;

import dev.lintel.bench.Results;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Advisor;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Limits;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.explain.Unreadable;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.server.Unavailable;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The clone on each major version: its costs, plans and sizes against indexes that were really built, at two
/// budgets, and HypoPG on the same pairs where it is.
///
record Majors(Results results, Benchmark benchmark, List<Query> queries, double scale) {
    private static final int[] BUDGETS = {10, 50};
    private static final int MOST_PLANS = 1500;

    /// What one way said beside what is true.
    private static final class Errors {
        private final List<Double> costs = new ArrayList<>();
        private final List<Double> sizes = new ArrayList<>();
        private int same;

        private void cost(Plan said, Plan real) {
            double cost = real.root().estimate().totalCost();
            costs.add(Math.abs(said.root().estimate().totalCost() - cost) / cost);
            same += shape(said).equals(shape(real)) ? 1 : 0;
        }

        private void size(double said, double real) {
            sizes.add(Math.max(said / real, real / said));
        }

        private double meanCost() {
            return 100
                    * costs.stream().mapToDouble(Double::doubleValue).average().orElse(1);
        }

        private double sameShapes() {
            return 100.0 * same / Math.max(1, costs.size());
        }

        private double worstSize() {
            return sizes.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        }

        private double goodSizes() {
            return 100.0 * sizes.stream().filter(each -> each <= 1.15).count() / Math.max(1, sizes.size());
        }
    }

    void run(List<Integer> majors) throws Exception {
        results.say("- the clone on " + benchmark.title() + " at scale " + scale
                + " beside really built indexes, budgets of 10 and 50 %");
        results.heads(
                "PostgreSQL",
                "way",
                "pairs",
                "mean error of costs, %",
                "worst, %",
                "same shape, %",
                "sizes within 15 %, %",
                "largest error of a size, times");
        Errors all = new Errors();
        List<String> missing = new ArrayList<>();
        for (int major : majors) {
            try (Server server = Server.start(
                    major,
                    Map.of("autovacuum", "off", "shared_buffers", "256MB", "jit", "off", "max_wal_size", "4GB"))) {
                one(server, all);
            } catch (Unavailable reason) {
                missing.add(major + ": " + reason.getMessage());
            }
        }
        missing.forEach(each -> results.say("- not measured: " + each));
        results.heads("to reach on every major", "measured", "wanted", "");
        results.target("mean error of costs on the clone, %", all.meanCost(), "≤", 1);
        results.target("plans of the same shape, %", all.sameShapes(), "≥", 98);
        results.target("sizes within 15 %, % of indexes", all.goodSizes(), "≥", 90);
        results.target("largest error of a size, times", all.worstSize(), "≤", 1.6);
        results.target("majors that could not be started", missing.size(), "≤", 0);
    }

    private void one(Server server, Errors all) throws Exception {
        Errors clone = new Errors();
        Errors other = new Errors();
        try (Connection connection = server.connect("postgres")) {
            benchmark.load(connection, scale);
            var snapshot = SnapshotReader.read(Login.own(server.url("postgres"), server.credentials()), true);
            boolean hypopg = Hypopg.install(connection, server.major());
            for (int budget : BUDGETS) {
                try (SparseClone sparse = SparseClone.of(snapshot)) {
                    sparse.gaps().forEach(gap -> System.out.println("  " + gap));
                    Limits limits =
                            new Limits(snapshot.catalog().bytes() * budget / 100, Duration.ofSeconds(120), MOST_PLANS);
                    Advice advice = Advisor.advise(snapshot.catalog(), queries, sparse, limits);
                    compare(connection, sparse, advice, hypopg, clone, other);
                }
            }
            row(server.major(), "clone", clone);
            if (hypopg) {
                row(server.major(), "HypoPG", other);
            }
        }
        all.costs.addAll(clone.costs);
        all.sizes.addAll(clone.sizes);
        all.same += clone.same;
    }

    private void row(int major, String way, Errors errors) {
        results.row(
                major,
                way,
                errors.costs.size(),
                errors.meanCost(),
                100
                        * errors.costs.stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(0),
                errors.sameShapes(),
                errors.goodSizes(),
                errors.worstSize());
    }

    private void compare(
            Connection connection, SparseClone sparse, Advice advice, boolean hypopg, Errors clone, Errors other)
            throws SQLException, IOException {
        List<Candidate> indexes =
                advice.indexes().stream().map(Recommended::index).toList();
        Map<String, Plan> hypothetical = new TreeMap<>();
        List<Long> guessed = new ArrayList<>();
        if (hypopg) {
            guessed.addAll(Hypopg.pretend(connection, indexes));
            for (Query query : queries) {
                hypothetical.put(query.sql(), explain(connection, query.sql()));
            }
            Hypopg.reset(connection);
        }
        sparse.show(new HashSet<>(indexes), Set.of());
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < indexes.size(); i++) {
                statement.execute(
                        "create index built_" + i + " on " + indexes.get(i).sql());
                double real = size(statement, "built_" + i);
                clone.size(advice.indexes().get(i).bytes(), real);
                if (hypopg) {
                    other.size(guessed.get(i), real);
                }
            }
            for (Query query : queries) {
                Plan real = explain(connection, query.sql());
                clone.cost(sparse.plan(query.sql(), Stress.NONE), real);
                if (hypopg) {
                    other.cost(hypothetical.getOrDefault(query.sql(), real), real);
                }
            }
            for (int i = 0; i < indexes.size(); i++) {
                statement.execute("drop index built_" + i);
            }
        }
    }

    private static double size(Statement statement, String index) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_relation_size('" + index + "')")) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static Plan explain(Connection connection, String sql) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("explain (format json) " + sql)) {
            row.next();
            return Explained.read(row.getString(1)).getFirst();
        } catch (Unreadable unread) {
            throw new IOException(unread);
        }
    }

    /// Names of indexes differ between the ways; which kind of node reads which table does not.
    private static List<String> shape(Plan plan) {
        return plan.root()
                .all()
                .map(node -> node.kind() + ":" + node.table() + (node.index().isEmpty() ? "" : "#"))
                .toList();
    }
}
