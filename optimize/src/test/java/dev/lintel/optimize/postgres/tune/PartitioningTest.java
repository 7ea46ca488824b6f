package dev.lintel.optimize.postgres.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.tune.Partitioning.Span;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitioningTest {
    private static final Name SIGNAL = new Name("public", "signal");
    private static final Query READS = asked("select value from signal where at >= $1 and at < $2", 8000, 9);
    private static final Query DELETES = asked("delete from signal where at < $1", 2000, 3_000_000);
    private static final Query INSERTS = asked("insert into signal (id, at, value) values ($1, $2, $3)", 500, 1);

    @Test
    void a_large_table_in_the_order_of_time_whose_old_rows_are_deleted_dearly_gets_a_sketch_that_works()
            throws Exception {
        TableChange change =
                of(table(50_000_000, 0.99), READS, DELETES, INSERTS).orElseThrow();
        assertThat(change.ready()).as("nothing of it goes into a migration").isFalse();
        assertThat(change.why()).contains("50 million rows of 24 months", "took 19 % of the counted time");
        assertThat(change.gain()).contains("about 2.1 million rows");
        assertThat(change.risk()).contains("to do nothing is right while", "id is unique within a partition only");
        String database = OneServer.database(
                "create table signal (id bigserial primary key, at timestamptz not null, value int)",
                "insert into signal (at, value) select timestamptz '2026-12-01' - g * interval '1 day', g from generate_series(1, 700) g");
        OneServer.run(database, change.statements().toArray(String[]::new));
        OneServer.run(database, "insert into signal (at, value) values ('2027-01-15', 1), ('2027-02-15', 2)");
        assertThat(count(database, "signal_2027_02")).isEqualTo(1);
        assertThat(count(database, "signal")).isEqualTo(702);
        OneServer.run(database, change.undo().getFirst());
        assertThat(count(database, "signal")).isEqualTo(701);
    }

    @Test
    void to_do_nothing_is_right_for_a_small_one_and_for_one_out_of_order() {
        assertThat(of(table(3_000_000, 0.99), READS, DELETES)).isEmpty();
        assertThat(of(table(50_000_000, 0.2), READS, DELETES)).isEmpty();
    }

    @Test
    void where_nothing_is_deleted_by_time_or_at_no_price_that_shows() {
        assertThat(of(table(50_000_000, 0.99), READS, INSERTS)).isEmpty();
        assertThat(of(table(50_000_000, 0.99), READS, asked("delete from signal where at < $1", 100, 3_000_000)))
                .isEmpty();
        assertThat(of(table(50_000_000, 0.99), READS, asked("delete from signal where id = $1", 4000, 1)))
                .isEmpty();
    }

    @Test
    void where_what_is_asked_does_not_say_the_time() {
        Query byId = asked("select value from signal where id = $1", 3000, 1);
        assertThat(of(table(50_000_000, 0.99), READS, DELETES, byId)).isEmpty();
        Query wrapped = asked("select value from signal where date(at) = $1", 3000, 1);
        assertThat(of(table(50_000_000, 0.99), READS, DELETES, wrapped)).isEmpty();
    }

    @Test
    void where_another_table_refers_to_it_or_a_rule_of_uniqueness_would_be_lost() {
        Table signal = table(50_000_000, 0.99);
        Table note = new Table(
                new Name("public", "note"),
                10,
                8192,
                List.of(),
                List.of(),
                List.of(),
                List.of(new ForeignKey("to_signal", List.of("signal_id"), SIGNAL, List.of("id"), true)),
                Table.Activity.NONE,
                Partitions.NONE);
        assertThat(Partitioning.of(signal, Catalog.of(List.of(signal, note)), List.of(READS, DELETES), _ -> span()))
                .isEmpty();
        List<Index> indexes = new ArrayList<>(signal.indexes());
        indexes.add(index("signal_value", "value", false));
        Table unique = new Table(
                SIGNAL,
                signal.rows(),
                signal.bytes(),
                signal.columns(),
                signal.primaryKey(),
                indexes,
                List.of(),
                Table.Activity.NONE,
                Partitions.NONE);
        assertThat(of(unique, READS, DELETES)).isEmpty();
    }

    @Test
    void where_the_span_is_short_or_not_known() {
        Table signal = table(50_000_000, 0.99);
        Catalog catalog = Catalog.of(List.of(signal));
        assertThat(Partitioning.of(signal, catalog, List.of(READS, DELETES), _ -> Optional.empty()))
                .isEmpty();
        Span month = new Span(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
        assertThat(Partitioning.of(signal, catalog, List.of(READS, DELETES), _ -> Optional.of(month)))
                .isEmpty();
    }

    private static Optional<Span> span() {
        return Optional.of(new Span(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 20)));
    }

    private static Optional<TableChange> of(Table table, Query... workload) {
        return Partitioning.of(table, Catalog.of(List.of(table)), List.of(workload), _ -> span());
    }

    private static Table table(double rows, double correlation) {
        return new Table(
                SIGNAL,
                rows,
                (long) (rows * 80),
                List.of(
                        column("id", "bigint", 1),
                        column("at", "timestamp with time zone", correlation),
                        column("value", "integer", 0)),
                List.of("id"),
                List.of(index("signal_pkey", "id", true)),
                List.of(),
                Table.Activity.NONE,
                Partitions.NONE);
    }

    private static Column column(String name, String type, double correlation) {
        return new Column(name, type, false, 8, true, 8, 0, 1000, correlation, true, List.of());
    }

    private static Index index(String name, String column, boolean primary) {
        return new Index(
                new Name("public", name), List.of(column), List.of(), true, primary, name, "", "btree", true, 0, 0, "");
    }

    private static Query asked(String sql, double totalMs, double rows) {
        return new Query(
                new Asked("", sql, 1, totalMs, 0, rows, 0, 0, 0, false), Sql.shape(sql, Dialect.POSTGRESQL), sql);
    }

    private static int count(String database, String table) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
