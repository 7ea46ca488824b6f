package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advisor;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Limits;
import dev.lintel.optimize.advise.WhatIf.Bytes;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.change.IndexMigration;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.prove.Proof;
import dev.lintel.optimize.postgres.prove.Prover;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Measurements by month, the first months by device once more: an index is one for each partition.
class PartitionedRunTest {
    private static final Name MEASUREMENT = new Name("public", "measurement");
    private static String database = "";
    private static Snapshot snapshot;

    @BeforeAll
    static void fill() throws Exception {
        List<String> schema = new ArrayList<>(
                List.of(
                        "create extension pg_stat_statements",
                        "create table measurement (id bigint not null, device_id int not null, taken date not null,"
                                + " kind text not null, value int not null, primary key (id, taken, device_id)) partition by range (taken)"));
        for (int month = 1; month <= 6; month++) {
            schema.add(
                    "create table measurement_%1$d partition of measurement for values from ('2025-%1$02d-01') to ('2025-%2$02d-01')%3$s"
                            .formatted(month, month + 1, month == 1 ? " partition by hash (device_id)" : ""));
        }
        schema.addAll(List.of(
                "create table measurement_1_even partition of measurement_1 for values with (modulus 2, remainder 0)",
                "create table measurement_1_odd partition of measurement_1 for values with (modulus 2, remainder 1)",
                "create index measurement_6_device on measurement_6 (device_id)",
                "insert into measurement select g, (hashint4(g) & 1048575) % 5000, date '2025-01-01' + g % 181,"
                        + " (array['warm','cold','wet'])[1 + g % 3], g % 97 from generate_series(1, 120000) g",
                "vacuum analyze measurement_1_even, measurement_1_odd, measurement_2, measurement_3, measurement_4,"
                        + " measurement_5, measurement_6",
                "select pg_stat_statements_reset()"));
        database = OneServer.database(schema.toArray(String[]::new));
        try (Connection connection = OneServer.server().connect(database)) {
            ask(connection, "select * from measurement where device_id = ? order by taken desc limit 10");
            ask(connection, "select count(*) from measurement where device_id = ? and taken >= date '2025-05-01'");
            ask(
                    connection,
                    "select avg(value) from measurement where to_char(taken, 'YYYY-MM') = '2025-03' and device_id = ?");
        }
        snapshot = SnapshotReader.read(own(), true);
    }

    @Test
    void the_clone_plans_the_parts_as_the_server_does_with_real_indexes() throws Exception {
        Candidate index = Candidate.btree(MEASUREMENT, List.of(Candidate.Key.of("device_id")));
        List<String> queries = List.of(
                "select * from measurement where device_id = 77",
                "select count(*) from measurement where device_id = 77 and taken >= date '2025-05-01'",
                "select * from measurement where device_id = 77 and taken = date '2025-01-05'",
                "select kind, count(*) from measurement where device_id < 40 group by kind");
        try (SparseClone clone = SparseClone.of(snapshot);
                Connection connection = OneServer.server().connect(database)) {
            long bytes = clone.know(List.of(index))
                    .getOrDefault(index, new Bytes(0, 0))
                    .likely();
            for (boolean there : List.of(false, true)) {
                clone.show(there ? Set.of(index) : Set.of(), Set.of());
                for (String query : queries) {
                    assertThat(drawn(clone.plan(query, Stress.NONE)))
                            .as(query + (there ? " with" : " without"))
                            .isEqualTo(drawn(real(connection, query, there ? Optional.of(index) : Optional.empty())));
                }
            }
            assertThat((double) bytes).isBetween(0.85 * built(connection, index), 1.15 * built(connection, index));
        }
    }

    @Test
    void the_advice_is_built_part_by_part_and_every_statement_of_it_runs() throws Exception {
        Advice advice;
        try (SparseClone clone = SparseClone.of(snapshot)) {
            advice = Advisor.advise(
                    snapshot.catalog(),
                    Workload.of(snapshot),
                    clone,
                    new Limits(64 << 20, Duration.ofSeconds(30), 1500));
        }
        assertThat(advice.indexes())
                .extracting(each -> each.index().table())
                .contains(MEASUREMENT)
                .allMatch(MEASUREMENT::equals);
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement()) {
            for (Advice.Recommended each : advice.indexes()) {
                IndexMigration migration = IndexMigration.of(each, snapshot.catalog());
                for (String sql : migration.statements()) {
                    statement.execute(sql);
                }
                assertThat(valid(statement, migration.name())).isTrue();
                for (String sql : migration.undo().split("; ")) {
                    statement.execute(sql);
                }
            }
        }
    }

    @Test
    void an_index_that_a_part_has_already_is_attached_and_not_built_again() {
        Candidate index = Candidate.btree(MEASUREMENT, List.of(Candidate.Key.of("device_id")));
        Advice.Recommended recommended = new Advice.Recommended(index, new Bytes(1, 1), 1, 0, Map.of(), List.of());
        IndexMigration migration = IndexMigration.of(recommended, snapshot.catalog());
        assertThat(migration.undo())
                .isEqualTo("drop index if exists idx_measurement_device_id; create index concurrently"
                        + " measurement_6_device ON public.measurement_6 USING btree (device_id);");
        assertThat(migration.build())
                .startsWith("create index idx_measurement_device_id on only measurement (device_id);")
                .contains("create index idx_measurement_1_device_id on only measurement_1 (device_id);")
                .contains(
                        "create index concurrently idx_measurement_1_odd_device_id on measurement_1_odd (device_id);\n"
                                + "alter index idx_measurement_1_device_id attach partition idx_measurement_1_odd_device_id;")
                .endsWith("alter index idx_measurement_device_id attach partition measurement_6_device;")
                .doesNotContain("on measurement_6 ");
    }

    @Test
    void before_and_after_are_measured_on_a_copy() throws Exception {
        Candidate index = Candidate.btree(MEASUREMENT, List.of(Candidate.Key.of("device_id")));
        try (Connection connection = OneServer.server().connect(database)) {
            Prover prover = new Prover(connection, 1);
            Proof proof = prover.prove(Workload.of(snapshot), List.of(index));
            assertThat(proof.statements()).isNotEmpty().anyMatch(each -> !each.samePlan());
            assertThat(proof.bytes()).isGreaterThan(7 * 8192);
        }
    }

    @Test
    void the_report_tells_what_reads_every_part_and_why() throws Exception {
        String report = run().replaceAll("\\s+", " ");
        assertThat(report)
                .contains("Queries that read every partition")
                .contains("reads all 6 partitions of measurement")
                .contains("it does not compare taken, by which they are told apart")
                .contains("it compares taken inside to_char()")
                .contains("measurement was never analyzed as a whole")
                .contains("on only measurement (device_id");
    }

    private static String run() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false, false);
        new DatabaseRun(CommandLine.parse(List.of("optimize", "--time", "20")), console)
                .run(own(), Optional.empty(), Optional.empty(), false);
        stream.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Login own() {
        return Login.own(OneServer.server().url(database), OneServer.server().credentials());
    }

    private static void ask(Connection connection, String sql) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 20; i++) {
                statement.setInt(1, i * 7);
                statement.executeQuery().close();
            }
        }
    }

    private static boolean valid(Statement statement, String index) throws Exception {
        try (ResultSet row = statement.executeQuery(
                "select indisvalid from pg_index where indexrelid = '" + index + "'::regclass")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Plan real(Connection connection, String query, Optional<Candidate> index) throws Exception {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (index.isPresent()) {
                statement.execute("create index on " + index.get().sql());
            }
            try (ResultSet row = statement.executeQuery("explain (format json) " + query)) {
                row.next();
                return Explained.read(row.getString(1)).getFirst();
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static double built(Connection connection, Candidate index) throws Exception {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index whole on " + index.sql());
            try (ResultSet row =
                    statement.executeQuery("select sum(pg_relation_size(relid)) from pg_partition_tree('whole')")) {
                row.next();
                return row.getDouble(1);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /// Kinds and tables of the nodes; costs to the whole unit.
    private static List<String> drawn(Plan plan) {
        return plan.root()
                .all()
                .map(node -> "%s %s %.0f"
                        .formatted(node.kind(), node.table(), node.estimate().totalCost()))
                .toList();
    }
}
