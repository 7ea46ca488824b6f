package dev.lintel.optimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.SecondOpinion;
import dev.lintel.optimize.advise.SecondOpinion.Told;
import dev.lintel.optimize.advise.WhatIf.Bytes;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecondOpinionsTest {
    private static final Name TABLE = new Name("public", "visit");
    private static final Candidate BY_PATIENT = Candidate.btree(TABLE, List.of(Key.of("patient_id")));
    private static final Candidate BY_NUMBER = Candidate.btree(TABLE, List.of(Key.of("number")));
    private static final long MEGABYTE = 1L << 20;

    @Test
    void what_agrees_is_said_with_both_numbers() {
        assertThat(said(BY_NUMBER, new Bytes(20 * MEGABYTE, 20 * MEGABYTE), 21 * MEGABYTE, 20_000, 12, true))
                .isEqualTo("about 21 MB, cost 20,000 -> 12. It agrees.");
    }

    @Test
    void a_size_without_the_merging_of_equal_keys_is_not_believed() {
        assertThat(said(BY_PATIENT, new Bytes(7 * MEGABYTE, 7 * MEGABYTE), 21 * MEGABYTE, 20_000, 12, true))
                .contains("Our size is believed", "a B-tree keeps equal ones once", "3.0 times");
        assertThat(said(BY_NUMBER, new Bytes(7 * MEGABYTE, 7 * MEGABYTE), 21 * MEGABYTE, 20_000, 12, true))
                .contains("Our size is believed")
                .doesNotContain("equal ones");
    }

    @Test
    void a_size_that_the_clone_does_not_exclude_is_left_open() {
        assertThat(said(BY_PATIENT, new Bytes(7 * MEGABYTE, 22 * MEGABYTE), 21 * MEGABYTE, 20_000, 12, true))
                .contains("Either size may be true");
    }

    @Test
    void a_larger_size_of_ours_is_believed_for_the_budget() {
        assertThat(said(BY_NUMBER, new Bytes(40 * MEGABYTE, 40 * MEGABYTE), 21 * MEGABYTE, 20_000, 12, true))
                .contains("so that the budget holds");
    }

    @Test
    void the_server_is_believed_about_today() {
        assertThat(said(BY_NUMBER, new Bytes(20 * MEGABYTE, 20 * MEGABYTE), 21 * MEGABYTE, 900, 12, true))
                .contains("the server is believed", "reckons 900 and the clone 20,000");
    }

    @Test
    void an_index_that_hypopg_leaves_unread_is_proved_first_unless_its_size_is_why() {
        assertThat(said(BY_NUMBER, new Bytes(20 * MEGABYTE, 20 * MEGABYTE), 21 * MEGABYTE, 20_000, 20_000, false))
                .contains("neither is believed before it was built on a copy");
        assertThat(said(BY_PATIENT, new Bytes(7 * MEGABYTE, 7 * MEGABYTE), 21 * MEGABYTE, 20_000, 20_000, false))
                .contains("by that size: the clone is believed");
    }

    @Test
    void what_it_does_not_pretend_stays_with_the_clone() {
        SecondOpinion opinion =
                new SecondOpinion(Map.of(), Map.of(BY_NUMBER, "access method \"gin\" is not supported"), Map.of());
        assertThat(SecondOpinions.of(recommended(BY_NUMBER, new Bytes(1, 1)), opinion, catalog()))
                .hasValueSatisfying(says -> assertThat(says).contains("gin", "the clone alone is believed"));
        assertThat(SecondOpinions.of(recommended(BY_PATIENT, new Bytes(1, 1)), opinion, catalog()))
                .isEmpty();
    }

    private static final String SQL = "select * from visit where number = 7";
    private static final Query QUERY = new Query(Asked.once(SQL), Sql.shape(SQL, Dialect.POSTGRESQL), SQL);

    private static String said(Candidate index, Bytes ours, long bytes, double before, double after, boolean used) {
        SecondOpinion opinion = new SecondOpinion(
                Map.of(index, bytes),
                Map.of(),
                Map.of(QUERY, new Told(before, after, used ? Set.of(index) : Set.of())));
        return SecondOpinions.of(recommended(index, ours), opinion, catalog()).orElse("");
    }

    private static Recommended recommended(Candidate index, Bytes size) {
        return new Recommended(index, size, 1, 0, Map.of(QUERY, new Recommended.Costs(20_000, 10)), List.of());
    }

    private static Catalog catalog() {
        return Catalog.of(List.of(new Table(
                TABLE,
                1_000_000,
                100 * MEGABYTE,
                List.of(column("patient_id", 40_000), column("number", 1_000_000)),
                List.of(),
                List.of(),
                List.of(),
                Table.Activity.NONE,
                Partitions.NONE)));
    }

    private static Column column(String name, double distinct) {
        return new Column(name, "bigint", false, 8, true, 8, 0, distinct, 0, true, List.of());
    }
}
