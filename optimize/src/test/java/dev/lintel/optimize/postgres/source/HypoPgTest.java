package dev.lintel.optimize.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.SecondOpinion;
import dev.lintel.optimize.advise.WhatIf.Bytes;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HypoPgTest {
    private static final String SQL = "select * from lintel_visit where patient_id = 4711";
    private static final Candidate INDEX =
            Candidate.btree(new Name("public", "lintel_visit"), List.of(Key.of("patient_id")));

    @Test
    void that_a_server_has_none_is_said_once_and_only_where_an_index_is_proposed() throws Exception {
        String database = OneServer.database("create table lintel_visit (id int, patient_id int)");
        Login login =
                Login.own(OneServer.server().url(database), OneServer.server().credentials());
        List<String> gaps = new ArrayList<>();
        assertThat(HypoPg.ask(login, Advice.none(), 18, gaps)).isEmpty();
        assertThat(gaps).isEmpty();
        assertThat(HypoPg.ask(login, advice(), 18, gaps)).isEmpty();
        assertThat(gaps).singleElement().asString().contains("the server has no HypoPG");
    }

    /// Debian packs it for its own PostgreSQL, Maven has it for none: the bench has such a server, this module not.
    @Test
    void a_server_that_has_it_is_asked_and_left_as_it_was() throws Exception {
        String address = System.getProperty("lintel.hypopg", "");
        assumeFalse(address.isEmpty(), "needs a database with HypoPG: -Dlintel.hypopg=postgresql://user@host/database");
        Login login = Login.of(address, System.getenv());
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists lintel_visit");
            statement.execute(
                    "create table lintel_visit as select g as id, g % 40000 as patient_id, repeat('x', 90) as note"
                            + " from generate_series(1, 400000) g");
            statement.execute("analyze lintel_visit");
            try {
                List<String> gaps = new ArrayList<>();
                Optional<SecondOpinion> said = HypoPg.ask(login, advice(), 15, gaps);
                assertThat(gaps).isEmpty();
                assertThat(said).hasValueSatisfying(opinion -> {
                    assertThat(opinion.bytes().get(INDEX)).isGreaterThan(1L << 20);
                    assertThat(opinion.told().values()).singleElement().satisfies(told -> {
                        assertThat(told.after()).isLessThan(told.before() / 10);
                        assertThat(told.used()).containsExactly(INDEX);
                    });
                });
                try (ResultSet row =
                        statement.executeQuery("select count(*) from pg_indexes where tablename = 'lintel_visit'")) {
                    row.next();
                    assertThat(row.getInt(1)).isZero();
                }
            } finally {
                statement.execute("drop table lintel_visit");
            }
        }
    }

    private static Advice advice() {
        Query query = new Query(Asked.once(SQL), Sql.shape(SQL, Dialect.POSTGRESQL), SQL);
        Recommended index = new Recommended(
                INDEX, new Bytes(1, 1), 1, 0, Map.of(query, new Recommended.Costs(9000, 50)), List.of());
        return new Advice(List.of(index), 2, 1, 1, List.of(), List.of(), 1, true);
    }
}
