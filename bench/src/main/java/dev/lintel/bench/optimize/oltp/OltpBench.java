package dev.lintel.bench.optimize.oltp;

import dev.lintel.bench.Results;
import dev.lintel.optimize.Observations;
import dev.lintel.optimize.Workload;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Advisor;
import dev.lintel.optimize.advise.Limits;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.postgres.prove.Proof;
import dev.lintel.optimize.postgres.prove.Prover;
import dev.lintel.optimize.postgres.rewrite.Rewrite;
import dev.lintel.optimize.postgres.rewrite.Rewrites;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `bench/oltp [--scale 1] [--runs 3] [--all] [--record]`: a help desk's tables and traffic on a server of our own;
/// all that `lintel optimize` says of it is held against the key, and the indexes are built and measured. `--all`
/// prints what was said.
final class OltpBench {
    private OltpBench() {}

    public static void main(String[] words) throws Exception {
        List<String> given = List.of(words);
        String scale = after(given, "--scale", "1");
        Results results = new Results("oltp");
        try (Server server = Server.start(
                        Server.bundled(),
                        Map.of(
                                "autovacuum", "off",
                                "shared_buffers", "512MB",
                                "jit", "off",
                                "max_wal_size", "4GB",
                                "shared_preload_libraries", "pg_stat_statements"));
                Connection connection = server.connect("postgres")) {
            load(connection, scale);
            new Traffic(connection).run();
            flush(connection);
            results.say("- help desk at scale " + scale + ", 15 tables, 40 statements, PostgreSQL " + server.major());
            long start = System.nanoTime();
            Snapshot snapshot = SnapshotReader.read(Login.own(server.url("postgres"), server.credentials()), true);
            List<Query> queries = Workload.of(snapshot);
            Advice advice;
            try (SparseClone clone = SparseClone.of(snapshot)) {
                Limits limits =
                        new Limits(Math.max(64L << 20, snapshot.catalog().bytes() / 2), Duration.ofSeconds(60), 6000);
                advice = Advisor.advise(snapshot.catalog(), queries, clone, limits);
            }
            List<Observation> observations = Observations.of(snapshot, queries);
            Said said = new Said(indexes(advice, observations), observations, rewrites(queries, snapshot));
            results.say(String.format(
                    Locale.ROOT,
                    "- looked at and advised in %.1f s, %d plans asked",
                    (System.nanoTime() - start) / 1e9,
                    advice.plans()));
            if (given.contains("--all")) {
                said.indexes().forEach(each -> System.out.println("  " + each));
                observations.forEach(each -> System.out.println("  " + each.says() + " " + each.advice()));
                said.rewrites().forEach((mark, kinds) -> System.out.println("  " + mark + " " + kinds));
                advice.withdrawn().forEach(each -> System.out.println("  withdrawn " + each));
                advice.notPlanned().forEach(each -> System.out.println("  not planned " + each.sql()));
            }
            Proof proof = new Prover(connection, Integer.parseInt(after(given, "--runs", "3")))
                    .prove(
                            queries,
                            advice.indexes().stream().map(Recommended::index).toList());
            score(Key.read(), said, proof, results);
        }
        if (given.contains("--record")) {
            results.append();
        }
    }

    private static String after(List<String> words, String option, String otherwise) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }

    private static void load(Connection connection, String scale) throws Exception {
        List<String> statements = new ArrayList<>();
        String text = Key.text("schema.sql").replace(":scale", scale);
        Script.read(text, Dialect.POSTGRESQL, each -> statements.add(text.substring(each.start(), each.end())));
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
            statement.execute("vacuum analyze");
            statement.execute("create extension pg_stat_statements");
            statement.execute("select pg_stat_reset()");
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    /// A session tells its counters once a second at most; what it still holds back would look like an index never
    /// used.
    private static void flush(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
            statement.execute("select 1");
        }
    }

    /// Those of the advisor, and those that a foreign key or a search asks for.
    private static List<String> indexes(Advice advice, List<Observation> observations) {
        List<String> all = new ArrayList<>(
                advice.indexes().stream().map(each -> each.index().toString()).toList());
        observations.stream()
                .filter(each -> each.topic() == Topic.KEY_WITHOUT_INDEX || each.topic() == Topic.SEARCH_WITHOUT_INDEX)
                .map(Observation::advice)
                .map(each -> each.substring(each.indexOf("public.") + 7, each.lastIndexOf(';')))
                .forEach(all::add);
        return all;
    }

    private static Map<String, Set<String>> rewrites(List<Query> queries, Snapshot snapshot) {
        Map<String, Set<String>> all = new HashMap<>();
        for (Query query : queries) {
            for (Rewrite each : Rewrites.of(query.asked(), snapshot.catalog())) {
                all.computeIfAbsent(mark(query), _ -> new HashSet<>())
                        .add(each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return all;
    }

    private static String mark(Query query) {
        int at = query.asked().text().indexOf("/* S");
        return at < 0 ? "" : query.asked().text().substring(at + 3, at + 6);
    }

    private static void score(List<Key> keys, Said said, Proof proof, Results results) {
        results.heads("", "kind", "statement", "about", "", "ms before", "ms after");
        int found = 0;
        int taken = 0;
        int falseDrops = 0;
        for (Key key : keys) {
            boolean answered = said.answers(key);
            found += !key.trap() && answered ? 1 : 0;
            taken += key.trap() && answered ? 1 : 0;
            falseDrops += key.kind().equals("no-drop") && answered ? 1 : 0;
            String word = key.trap() ? answered ? "taken" : "left alone" : answered ? "found" : "missed";
            Proof.Measured measured = proof.statements().stream()
                    .filter(each -> mark(each.query()).equals(key.statement()))
                    .findFirst()
                    .orElse(null);
            results.row(
                    key.id(),
                    key.kind(),
                    key.statement(),
                    key.object(),
                    word,
                    measured == null ? "" : measured.beforeMs(),
                    measured == null ? "" : measured.afterMs());
        }
        long defects = keys.stream().filter(key -> !key.trap()).count();
        long slower = proof.statements().stream().filter(Proof.Measured::slower).count();
        results.heads("to reach", "measured", "wanted", "");
        results.target("planted defects found, of " + defects, found, "≥", defects);
        results.target("traps taken, of " + (keys.size() - defects), taken, "≤", 0);
        results.target("false drops", falseDrops, "≤", 0);
        results.target("run time of the SELECTs, of today's", proof.relative(), "≤", 0.5);
        results.target("statements slower by a tenth and 20 ms", slower, "≤", 0);
    }
}
