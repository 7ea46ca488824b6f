package dev.lintel.optimize.postgres.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.WhatIf.Bytes;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.BlockSample;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How often two columns repeat together is not in the statistics of each: lines of an order share its customer and
/// its day, or each has its own.
class KeysTogetherTest {
    private static final Candidate PAIR =
            Candidate.btree(new Name("public", "line"), List.of(Key.of("customer_id"), Key.of("day")));

    @Test
    void where_lines_may_share_them_a_size_lies_between_both_and_the_room_is_counted_at_its_most() throws Exception {
        for (boolean shared : List.of(true, false)) {
            String database = lines(shared);
            Bytes bytes = bytes(database);
            long real = real(database);
            assertThat(bytes.most()).isGreaterThanOrEqualTo(real * 95 / 100);
            assertThat(Math.max((double) bytes.likely() / real, (double) real / bytes.likely()))
                    .as("%s, really %d", bytes, real)
                    .isLessThanOrEqualTo(1.6);
            assertThat(bytes.likely()).isLessThan(bytes.most());
        }
    }

    @Test
    void as_many_values_as_one_draw_for_each_order_meets_tell_that_its_lines_share_them() throws Exception {
        for (boolean shared : List.of(true, false)) {
            String database = lines(shared, 1);
            Bytes bytes = bytes(database);
            long real = real(database);
            assertThat((double) bytes.likely()).isBetween(real * (shared ? 0.87 : 0.62), real * 1.15);
            assertThat(bytes.likely() == bytes.most()).isEqualTo(shared);
        }
    }

    @Test
    void a_column_in_the_rows_order_as_strictly_as_the_order_number_changes_with_it_at_most() throws Exception {
        for (boolean strictly : List.of(true, false)) {
            String day = strictly ? "g / 40" : "g / 40 + (hashint4(g) & 2147483647) % 20";
            String database = OneServer.database(
                    "create table line (order_id int, number int, customer_id int not null, day int not null,"
                            + " primary key (order_id, number))",
                    "insert into line select g / 10, g % 10, (hashint4(g / 10) & 2147483647) % 2000, " + day
                            + " from generate_series(1, 60000) g",
                    "vacuum analyze");
            Bytes bytes = bytes(database);
            assertThat(bytes.likely() == bytes.most()).isEqualTo(strictly);
            assertThat((double) bytes.most()).isGreaterThanOrEqualTo(real(database) * 0.87);
        }
    }

    @Test
    void a_join_by_all_of_another_tables_key_bounds_them_though_nobody_declared_it() throws Exception {
        String database = OneServer.database(
                "create table stock (part int, supplier int, primary key (part, supplier))",
                "insert into stock select g / 4, (hashint4(g) & 2147483647) % 1000 from generate_series(1, 8000) g"
                        + " on conflict do nothing",
                "create table line (id int primary key, customer_id int not null, day int not null)",
                "insert into line select row_number() over (), part, supplier from stock, generate_series(1, 10)",
                "vacuum analyze");
        long real = real(database);
        try (SparseClone clone = SparseClone.of(SnapshotReader.read(login(database), true))) {
            clone.plan(
                    "select count(*) from line l join stock s on s.part = l.customer_id and s.supplier = l.day",
                    Stress.NONE);
            Bytes bytes = clone.know(List.of(PAIR)).getOrDefault(PAIR, new Bytes(0, 0));
            assertThat((double) bytes.likely()).isBetween(real * 0.87, real * 1.6);
            assertThat(bytes.most()).isGreaterThan(real * 2);
        }
        assertThat(bytes(database).likely()).isGreaterThan(real * 2);
    }

    @Test
    void extended_statistics_tell_it() throws Exception {
        for (boolean shared : List.of(true, false)) {
            String database = lines(shared);
            OneServer.run(
                    database, "create statistics together (ndistinct) on customer_id, day from line", "analyze line");
            Bytes bytes = bytes(database);
            long real = real(database);
            assertThat((double) bytes.likely()).isBetween(real * 0.87, real * 1.15);
            assertThat(bytes.most()).isEqualTo(bytes.likely());
        }
    }

    @Test
    void a_sample_of_blocks_tells_it_where_it_is_allowed() throws Exception {
        for (boolean shared : List.of(true, false)) {
            String database = lines(shared);
            BlockSample sample = new BlockSample(login(database));
            Bytes bytes = bytes(database, sample);
            long real = real(database);
            assertThat((double) bytes.likely()).isBetween(real * 0.9, real * 1.1);
            assertThat(bytes.most()).isEqualTo(bytes.likely());
            assertThat(sample.read()).containsExactly(PAIR.table());
            assertThat(sample.gaps()).isEmpty();
        }
    }

    @Test
    void nulls_among_the_rows_of_a_sample_begin_no_new_keys() throws Exception {
        String database = OneServer.database(
                "create table line (order_id int, number int, customer_id int, day int, primary key (order_id, number))",
                "insert into line select g / 10, g % 10, case when hashint4(g) % 20 <> 0 then (hashint4(g / 10) & 2147483647)"
                        + " % 2000 end, case when hashint4(g + 5) % 20 <> 0 then (hashint4(g / 10 + 7) & 2147483647) % 1500"
                        + " end from generate_series(1, 60000) g",
                "vacuum analyze");
        Bytes bytes = bytes(database, new BlockSample(login(database)));
        long real = real(database);
        assertThat((double) bytes.likely()).isBetween(real * 0.87, real * 1.15);
    }

    @Test
    void a_sample_that_is_refused_leaves_both_sizes_and_is_told() throws Exception {
        String database = lines(true);
        OneServer.run(database, "create role blind login password 'only-here'");
        BlockSample sample = new BlockSample(
                Login.own(OneServer.server().url(database), Map.of("user", "blind", "password", "only-here")));
        Bytes bytes = bytes(database, sample);
        assertThat(bytes.likely()).isLessThan(bytes.most());
        assertThat(sample.gaps()).singleElement().asString().contains("sample of line", "permission denied");
    }

    /// Of values so far apart that as many are met as there are rows of either.
    private static String lines(boolean shared) throws Exception {
        return lines(shared, 977);
    }

    private static String lines(boolean shared, int apart) throws Exception {
        String of = shared ? "(g / 10)" : "g";
        return OneServer.database(
                "create table line (order_id int, number int, customer_id int not null, day int not null,"
                        + " primary key (order_id, number))",
                "insert into line select g / 10, g % 10, (hashint4(" + of + ") & 2147483647) % 2000 * " + apart
                        + ", (hashint4(" + of + " + 7) & 2147483647) % 1500 * " + apart
                        + " from generate_series(1, 60000) g",
                "vacuum analyze");
    }

    private static Bytes bytes(String database) throws Exception {
        return bytes(database, RowSample.NONE);
    }

    private static Login login(String database) {
        return Login.own(OneServer.server().url(database), OneServer.server().credentials());
    }

    private static Bytes bytes(String database, RowSample sample) throws Exception {
        try (SparseClone clone = SparseClone.of(SnapshotReader.read(login(database), true), sample)) {
            return clone.know(List.of(PAIR)).getOrDefault(PAIR, new Bytes(0, 0));
        }
    }

    private static long real(String database) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create index built on " + PAIR.sql());
            try (ResultSet size = statement.executeQuery("select pg_relation_size('built')")) {
                size.next();
                return size.getLong(1);
            }
        }
    }
}
