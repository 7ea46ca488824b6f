package dev.lintel.optimize.postgres.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A promise is held against a clock, on really built indexes.
class ProverTest {
    private static final Name READING = new Name("public", "reading");
    private static final Candidate BY_DEVICE = Candidate.btree(READING, List.of(Key.of("device")));
    private static final Candidate BY_DAY = Candidate.btree(READING, List.of(Key.of("day")));

    private static String database = "";

    @BeforeAll
    static void fill() throws Exception {
        // day and kind hang together, which the planner does not know: of the kind that it looks for there is none on
        // the first days, so a walk along the days in order of the index meets a row last
        database = OneServer.database(
                "create table reading (id int primary key, device int not null, day int not null, kind int not null,"
                        + " note text not null)",
                "insert into reading select g, (hashint4(g) & 1048575) % 5000, (hashint4(g + 7) & 1048575) % 20000,"
                        + " 0, repeat('x', 60) from generate_series(1, 400000) g",
                "update reading set kind = 1 where day >= 19000",
                "vacuum full reading",
                "vacuum analyze");
    }

    @Test
    void an_index_that_helps_stays_and_one_that_makes_a_statement_slower_is_taken_back() throws Exception {
        Query helped = query("select id, note from reading where device = 42");
        Query slowed = query("select note from reading where kind = 1 order by day limit 100");
        Proof proof = prove(List.of(helped, slowed), List.of(BY_DEVICE, BY_DAY));
        assertThat(proof.withdrawn()).singleElement().satisfies(each -> {
            assertThat(each.index()).isEqualTo(BY_DAY);
            assertThat(each.slowed()).isEqualTo(slowed);
            assertThat(each.withMs()).isGreaterThan(each.withoutMs());
        });
        assertThat(proof.statements())
                .allSatisfy(each -> assertThat(each.sameRows()).isTrue());
        assertThat(proof.statements())
                .noneSatisfy(each -> assertThat(each.slower()).isTrue());
        assertThat(proof.statements().getFirst().factor()).isGreaterThan(3);
    }

    @Test
    void of_two_that_mislead_a_plan_alike_none_stays() throws Exception {
        Query slowed = query("select note from reading where kind = 1 order by day limit 100");
        Candidate byDayAndId = Candidate.btree(READING, List.of(Key.of("day"), Key.of("id")));
        Proof proof = prove(List.of(slowed), List.of(BY_DAY, byDayAndId));
        assertThat(proof.withdrawn()).extracting(Proof.Withdrawn::index).containsExactlyInAnyOrder(BY_DAY, byDayAndId);
        assertThat(proof.statements())
                .noneSatisfy(each -> assertThat(each.slower()).isTrue());
    }

    @Test
    void nothing_that_was_built_stays_on_the_copy() throws Exception {
        prove(List.of(query("select id from reading where device = 1")), List.of(BY_DEVICE));
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet left = statement.executeQuery("select count(*) from pg_class where relname like 'lintel%'")) {
            left.next();
            assertThat(left.getInt(1)).isZero();
        }
    }

    private static Proof prove(List<Query> workload, List<Candidate> indexes) throws Exception {
        try (Connection connection = OneServer.server().connect(database)) {
            return new Prover(connection, 3).prove(workload, indexes);
        }
    }

    private static Query query(String sql) {
        return new Query(Asked.once(sql), Sql.shape(sql, Dialect.POSTGRESQL), sql);
    }
}
