package dev.lintel.optimize.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.Workload;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A database of more tables than are read whole.
class ScopeTest {
    private static String database = "";

    @BeforeAll
    static void fill() throws Exception {
        List<String> schema = new ArrayList<>(
                List.of(
                        "create extension pg_stat_statements",
                        "create table buyer (id int primary key, name text)",
                        "create table purchase (id int primary key, buyer_id int references buyer, state text)",
                        "create table journal (at date not null, what text) partition by range (at)",
                        "create table journal_2025 partition of journal for values from ('2025-01-01') to ('2026-01-01')",
                        "create view paid as select p.id, t.name from purchase p join town t on t.id = p.id where state = 'PAID'"));
        schema.add(4, "create table town (id int primary key, name text)");
        for (int tenant = 1; tenant <= 30; tenant++) {
            schema.add("create table other_%d (id int primary key, purchase_id int references purchase)"
                    .formatted(tenant));
        }
        schema.addAll(List.of(
                "create schema tenant",
                "create table tenant.purchase (id int primary key)",
                "insert into buyer select g, 'b' || g from generate_series(1, 3000) g",
                "insert into purchase select g, 1 + g % 3000, 'NEW' from generate_series(1, 9000) g",
                "insert into journal select date '2025-01-01' + g % 300, 'w' || g from generate_series(1, 3000) g",
                "analyze",
                "select pg_stat_statements_reset()"));
        database = OneServer.database(schema.toArray(String[]::new));
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("select * from purchase where buyer_id = 7");
            statement.execute("select count(*) from journal where what = 'w7'");
            statement.execute("select * from paid where id = 7");
        }
    }

    @Test
    void only_what_the_statements_name_and_need_is_read() throws Exception {
        Snapshot snapshot = snapshot(10);
        assertThat(snapshot.catalog().tables().keySet())
                .extracting(Name::toString)
                .containsExactlyInAnyOrder("buyer", "journal", "journal_2025", "purchase", "town");
        assertThat(snapshot.gaps()).anyMatch(gap -> gap.contains("tables here: with so many, only"));
        assertThat(snapshot.statistics())
                .extracting(each -> each.relation().toString())
                .contains("purchase", "buyer")
                .noneMatch(name -> name.startsWith("other_"));
    }

    @Test
    void the_clone_of_it_is_whole_and_plans_every_statement() throws Exception {
        Snapshot snapshot = snapshot(10);
        List<Query> queries = Workload.of(snapshot);
        assertThat(queries).hasSize(2);
        try (SparseClone clone = SparseClone.of(snapshot)) {
            assertThat(clone.gaps()).isEmpty();
            for (Query query : queries) {
                assertThat(clone.plan(query.sql(), Stress.NONE).root().all()).isNotEmpty();
            }
            assertThat(clone.plan("select * from paid where id = 7", Stress.NONE)
                            .root()
                            .all())
                    .anyMatch(node -> node.table().equals("town"));
        }
    }

    @Test
    void of_fewer_tables_all_are_read() throws Exception {
        assertThat(snapshot(2000).catalog().tables()).hasSize(36);
    }

    private static Snapshot snapshot(int most) throws Exception {
        return SnapshotReader.read(
                Login.own(OneServer.server().url(database), OneServer.server().credentials()), true, most);
    }
}
