package dev.lintel.bench.optimize;

import dev.lintel.bench.Results;
import dev.lintel.optimize.Observations;
import dev.lintel.optimize.Workload;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advisor;
import dev.lintel.optimize.advise.Limits;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.rewrite.Rewrites;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `bench/many-tables [--tables 1000] [--asked N] [--record]`: a database of many tables, five statements asked of
/// each or of the first N; how long a look at it takes, how much memory, and what it costs the server that is
/// looked at, by that server's own counters. `--tables 100000 --asked 50` is a database in which most lies idle.
final class ManyTablesBench {
    private static final int LARGE = 50;

    private ManyTablesBench() {}

    public static void main(String[] words) throws Exception {
        List<String> given = List.of(words);
        int tables = number(given, "--tables", 1000);
        int asked = number(given, "--asked", tables);
        Results results = new Results("many tables");
        try (Server server = Server.start(
                Server.bundled(),
                Map.of(
                        "autovacuum", "off",
                        "jit", "off",
                        "shared_buffers", "256MB",
                        "shared_preload_libraries", "pg_stat_statements",
                        "pg_stat_statements.max", "10000"))) {
            fill(server, tables, asked);
            look(server, tables, results);
        }
        if (given.contains("--record")) {
            results.append();
        }
    }

    private static int number(List<String> words, String option, int otherwise) {
        int at = words.indexOf(option);
        return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
    }

    private static void fill(Server server, int tables, int asked) throws Exception {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= asked; i++) {
                statement.execute(
                        "create table t%1$d (id int primary key, parent_id int%2$s, state text not null, made timestamp not null, note text)"
                                .formatted(i, i == 1 ? "" : " references t" + i / 2));
                statement.execute(
                        "insert into t%d select g, 1 + g %% 90, 's' || g %% 7, timestamp '2024-01-01' + g * interval '1 minute', 'note ' || g from generate_series(1, %d) g"
                                .formatted(i, i <= LARGE ? 20_000 : 100));
                if (i % 100 == 0) {
                    connection.commit();
                }
            }
            statement.execute("analyze");
            connection.commit();
            for (int i = asked + 1; i <= tables; i++) {
                statement.execute(
                        "create table t%d (id int primary key, parent_id int, state int, made timestamp)".formatted(i));
                if (i % 500 == 0) {
                    connection.commit();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("create extension pg_stat_statements");
            statement.execute("create role looker login password 'only-here'");
            statement.execute("grant pg_read_all_stats, pg_read_all_settings, pg_read_all_data to looker");
            statement.execute("select pg_stat_statements_reset()");
            for (int i = 1; i <= asked; i++) {
                for (String sql : List.of(
                        "select * from t%1$d where id = 7",
                        "select id, note from t%1$d where parent_id = 3 order by made desc limit 20",
                        "select count(*) from t%1$d where state = 's1' and made > timestamp '2024-01-05'",
                        "select a.id, b.note from t%1$d a join t%2$d b on b.id = a.parent_id where a.state = 's2' limit 5",
                        "update t%1$d set note = 'x' where parent_id = 89")) {
                    statement.execute(sql.formatted(i, Math.max(1, i / 2)));
                }
            }
        }
    }

    private static void look(Server server, int tables, Results results) throws Exception {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        Login login = Login.own(server.url("postgres"), Map.of("user", "looker", "password", "only-here"));
        Snapshot snapshot = SnapshotReader.read(login, true);
        double read = (System.nanoTime() - began) / 1e9;
        List<Query> queries = Workload.of(snapshot);
        Advice advice;
        double cloned;
        try (SparseClone clone = SparseClone.of(snapshot)) {
            cloned = (System.nanoTime() - began) / 1e9;
            Limits limits = new Limits(snapshot.catalog().bytes() / 2, Duration.ofSeconds(20), 6000);
            advice = Advisor.advise(snapshot.catalog(), queries, clone, limits);
        }
        int said = Observations.of(snapshot, queries).size();
        for (Query query : queries) {
            said += Rewrites.of(query.asked(), snapshot.catalog()).size();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1e6;
        results.say("- %d tables, %d statements counted, %d of them planned; %d indexes advised, %d things said"
                .formatted(
                        tables,
                        snapshot.statements().size(),
                        queries.size(),
                        advice.indexes().size(),
                        said));
        results.heads("to reach", "measured", "wanted", "");
        results.target("seconds for catalogs and statistics", read, "≤", 30);
        results.target("seconds until the clone stands", cloned, "≤", 30);
        results.target("seconds for all of it", seconds, "≤", 30);
        results.target("peak of the heap, MB", peak, "≤", 1024);
        results.target("milliseconds of execution on the server", executed(server), "≤", 1000);
    }

    /// The dearest are printed, so that a figure that is missed tells by what.
    private static double executed(Server server) throws Exception {
        try (Connection connection = server.connect("postgres");
                Statement dearest = connection.createStatement();
                ResultSet each = dearest.executeQuery(
                        "select total_exec_time, total_plan_time, left(regexp_replace(query, '\\s+', ' ', 'g'), 120) from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'looker' order by total_exec_time + total_plan_time desc limit 8");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select sum(total_exec_time + total_plan_time) from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'looker'")) {
            while (each.next()) {
                System.out.printf(
                        Locale.ROOT, "  %.1f + %.1f ms  %s%n", each.getDouble(1), each.getDouble(2), each.getString(3));
            }
            rows.next();
            return rows.getDouble(1);
        }
    }
}
