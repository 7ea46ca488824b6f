package dev.lintel.bench.optimize;

import dev.lintel.bench.Results;
import dev.lintel.bench.optimize.PlantedPlans.Case;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.Symptom;
import dev.lintel.optimize.plan.Symptoms;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.explain.Unreadable;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.report.PlanDrawing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// `bench/plans [--major 18] [--only P07] [--from P31] [--record]`: statements with a planted cause run on a server
/// of our own, their plans are read in all four formats, and the cause that is named first is held against the key.
/// `--only` prints what a reader would see of one case. `--public [--show]` reads the plans of public collections
/// instead, and holds the causes of those that are slow against theirs; `--show` prints what is not read whole.
final class PlansBench {
    private static final List<String> FORMATS = List.of("text", "json", "xml", "yaml");
    private static final long HELD_MS = 400;
    private static final String HEALTHY = "none";

    private final Server server;
    private final Connection connection;

    private PlansBench(Server server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    public static void main(String[] words) throws Exception {
        List<String> given = List.of(words);
        int major = Integer.parseInt(after(given, "--major", Integer.toString(Server.bundled())));
        String only = after(given, "--only", "");
        String from = after(given, "--from", only);
        Results results = new Results("plans");
        if (given.contains("--public")) {
            PublicPlans.run(results, given.contains("--show"));
            PublicCauses.run(results, only);
            if (given.contains("--record")) {
                results.append();
            }
            return;
        }
        PlantedPlans planted = PlantedPlans.read();
        try (Server server = Server.start(
                        major,
                        Map.of(
                                "autovacuum", "off",
                                "shared_buffers", "256MB",
                                "jit", "off",
                                "max_parallel_workers_per_gather", "0",
                                "max_locks_per_transaction", "512"));
                Connection connection = server.connect("postgres")) {
            setUp(connection, planted.setup());
            List<Case> cases = planted.cases().stream()
                    .dropWhile(each -> !from.isEmpty() && !each.id().equals(from))
                    .toList();
            new PlansBench(server, connection).run(cases, only, results);
        }
        if (given.contains("--record")) {
            results.append();
        }
    }

    private static String after(List<String> words, String option, String otherwise) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }

    private static void setUp(Connection connection, List<String> lines) throws SQLException {
        try (Statement statement = connection.createStatement();
                Statement each = connection.createStatement()) {
            for (String line : lines) {
                if (line.endsWith("\\gexec")) {
                    try (ResultSet rows = statement.executeQuery(line.replace("\\gexec", ""))) {
                        while (rows.next()) {
                            each.execute(rows.getString(1));
                        }
                    }
                } else {
                    statement.execute(line);
                }
            }
        }
    }

    private void run(List<Case> cases, String only, Results results) throws Exception {
        results.say("- statements with a planted cause on PostgreSQL " + server.major() + ", each read as "
                + String.join(", ", FORMATS));
        results.heads("case", "named first", "wanted", "");
        int slow = 0;
        int right = 0;
        int quiet = 0;
        int healthy = 0;
        int alike = 0;
        int asked = 0;
        for (Case each : cases) {
            if (!only.isEmpty() && !only.equals(each.id())) {
                continue;
            }
            List<String> named = named(each, !only.isEmpty());
            String first = named.getFirst();
            boolean met = each.causes().isEmpty()
                    ? first.equals(HEALTHY)
                    : each.causes().contains(first);
            healthy += each.causes().isEmpty() ? 1 : 0;
            quiet += each.causes().isEmpty() && met ? 1 : 0;
            slow += each.causes().isEmpty() ? 0 : 1;
            right += !each.causes().isEmpty() && met ? 1 : 0;
            asked += named.size() - 1;
            alike += (int) named.stream().skip(1).filter(first::equals).count();
            String wanted = each.causes().isEmpty() ? HEALTHY : String.join(" or ", each.causes());
            results.row(each.id(), first, wanted, met ? "" : "wrong");
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target("plans whose cause is named first, %", 100.0 * right / Math.max(1, slow), "≥", 90);
        results.target("healthy plans of which nothing is said, %", 100.0 * quiet / Math.max(1, healthy), "≥", 100);
        results.target("other formats in which the same is said, %", 100.0 * alike / Math.max(1, asked), "≥", 95);
    }

    /// The first cause by format. Every format is a run of its own.
    private List<String> named(Case each, boolean shown) throws Exception {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String line : each.prepare()) {
                statement.execute(line);
            }
            Savepoint ready = connection.setSavepoint();
            List<String> named = new ArrayList<>();
            for (String format : FORMATS) {
                String text = explained(each, format, statement);
                named.add(first(text));
                if (shown && format.equals("text")) {
                    System.out.println(text);
                    for (Plan plan : Explained.read(text)) {
                        System.out.println(PlanDrawing.of(plan, true));
                        Symptoms.of(plan)
                                .forEach(
                                        symptom -> System.out.println("  " + symptom.cause() + " " + symptom.weight()));
                    }
                }
                connection.rollback(ready);
            }
            return named;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String first(String text) {
        try {
            return Symptoms.of(Explained.read(text).getFirst()).stream()
                    .findFirst()
                    .map(Symptom::cause)
                    .map(Enum::name)
                    .orElse(HEALTHY);
        } catch (Unreadable reason) {
            return "unreadable: " + reason.getMessage();
        }
    }

    private String explained(Case each, String format, Statement statement) throws Exception {
        String sql = "explain (analyze, buffers, format " + format + ") " + each.statement();
        if (each.blocker().isEmpty()) {
            return text(statement, sql);
        }
        CountDownLatch held = new CountDownLatch(1);
        Thread blocker = Thread.ofVirtual().start(() -> hold(each.blocker(), held));
        held.await();
        String text = text(statement, sql);
        blocker.join();
        return text;
    }

    private void hold(String sql, CountDownLatch held) {
        try (Connection other = server.connect("postgres");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(sql);
            held.countDown();
            Thread.sleep(HELD_MS);
            other.rollback();
        } catch (SQLException | InterruptedException failed) {
            held.countDown();
            throw new IllegalStateException(failed);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
        }
        return text.toString();
    }
}
