package dev.lintel.optimize.postgres.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.WhatIf.Bytes;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Trees of few pages, where a page too many is a third of the whole, against the same ones really built.
class SmallTreesTest {
    private static final List<Integer> ROWS = List.of(1, 50, 366, 367, 368, 733, 734, 1000, 2500, 5000);

    private static final List<List<String>> KEYS = List.of(
            List.of("id"),
            List.of("large"),
            List.of("code"),
            List.of("label"),
            List.of("body"),
            List.of("few"),
            List.of("fifty"),
            List.of("many"),
            List.of("maybe"),
            List.of("word"),
            List.of("id", "large"),
            List.of("few", "maybe"),
            List.of("fifty", "label"),
            List.of("amount"),
            List.of("flag", "id"));

    @Test
    void they_have_the_pages_that_they_have_when_built() throws Exception {
        List<String> statements = new ArrayList<>();
        for (int rows : ROWS) {
            statements.add(
                    "create table t" + rows + " (id int not null, large bigint not null, code char(10) not null,"
                            + " label text not null, body text not null, few int not null, fifty int not null,"
                            + " many int not null, maybe int, word text, amount numeric(12,2) not null, flag boolean not null)");
            statements.add("insert into t" + rows + " select g, g, 'c' || g, 'label ' || g, repeat('x', 60) || g,"
                    + " g % 5, g % 50, g / 3, case when g % 3 = 0 then g end,"
                    + " case when g % 4 > 0 then 'word ' || g % 100 end, g / 7.0, g % 2 = 0"
                    + " from generate_series(1, " + rows + ") g");
        }
        statements.add("vacuum analyze");
        String database = OneServer.database(statements.toArray(String[]::new));
        Snapshot snapshot = OneServer.snapshot(database);
        List<Candidate> candidates = ROWS.stream()
                .flatMap(rows -> Stream.concat(
                        KEYS.stream().map(keys -> index("t" + rows, keys, List.of())),
                        Stream.of(
                                index("t" + rows, List.of("id"), List.of("few", "amount")),
                                index("t" + rows, List.of("few"), List.of("maybe")))))
                .toList();
        List<String> wrong = new ArrayList<>();
        int exact = 0;
        try (SparseClone clone = SparseClone.of(snapshot);
                Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement()) {
            Map<Candidate, Bytes> known = clone.know(candidates);
            for (Candidate each : candidates) {
                statement.execute("create index built on " + each.sql());
                try (ResultSet size = statement.executeQuery("select pg_relation_size('built') / 8192")) {
                    size.next();
                    long real = size.getLong(1);
                    long model = known.getOrDefault(each, new Bytes(0, 0)).most() / 8192;
                    exact += real == model ? 1 : 0;
                    if (Math.abs(real - model) > Math.max(1, 0.1 * real)) {
                        wrong.add(each + ": model " + model + ", real " + real);
                    }
                    if (Boolean.getBoolean("print") && real != model)
                        System.out.println(each + ": model " + model + ", real " + real);
                }
                statement.execute("drop index built");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(exact).isGreaterThanOrEqualTo(candidates.size() * 9 / 10);
    }

    private static Candidate index(String table, List<String> keys, List<String> included) {
        return new Candidate(
                new Name("public", table), keys.stream().map(Key::of).toList(), included, "", "btree");
    }
}
