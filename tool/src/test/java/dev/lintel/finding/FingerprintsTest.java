package dev.lintel.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    @Test
    void a_finding_keeps_its_fingerprint_when_its_lines_move() {
        assertThat(print(Examples.finding("db-query-unindexed", Risk.HIGH, "orders.customer_id", 10)))
                .isEqualTo(print(Examples.finding("db-query-unindexed", Risk.HIGH, "orders.customer_id", 99)));
    }

    @Test
    void another_risk_or_wording_is_still_the_same_finding() {
        assertThat(print(Examples.finding("db-query-unindexed", Risk.HIGH, "orders.customer_id", 10, "GET /a")))
                .isEqualTo(print(Examples.finding("db-query-unindexed", Risk.LOW, "orders.customer_id", 10, "GET /b")));
    }

    @Test
    void another_root_or_practice_is_another_finding() {
        String one = print(Examples.finding("db-query-unindexed", Risk.HIGH, "orders.customer_id", 10));

        assertThat(print(Examples.finding("db-query-unindexed", Risk.HIGH, "orders.status", 10)))
                .isNotEqualTo(one);
        assertThat(print(Examples.finding("db-fk-no-index", Risk.HIGH, "orders.customer_id", 10)))
                .isNotEqualTo(one);
    }

    @Test
    void what_is_said_of_the_whole_application_is_the_same_wherever_it_is_shown() {
        Finding here = Examples.of("application shop", "A.java");
        Finding there = Examples.of("application shop", "B.java");

        assertThat(print(here)).isEqualTo(print(there)).isNotEqualTo(print(Examples.of("application desk", "A.java")));
        assertThat(print(Examples.of("GET /a", "A.java"))).isNotEqualTo(print(Examples.of("GET /a", "B.java")));
    }

    @Test
    void equals_in_one_file_are_told_apart_by_their_order() {
        Finding twin = Examples.finding("db-query-unindexed", Risk.HIGH, "orders", 10);

        List<Reported> named = Fingerprints.name(List.of(twin, twin));

        assertThat(named.get(0).fingerprint()).isNotEqualTo(named.get(1).fingerprint());
    }

    @Test
    void findings_of_one_root_are_one_finding_with_all_routes() {
        List<Finding> joined = RootCauses.join(List.of(
                Examples.finding("db-query-unindexed", Risk.LOW, "orders.customer_id", 30, "GET /admin"),
                Examples.finding("db-query-unindexed", Risk.HIGH, "orders.customer_id", 10, "GET /orders"),
                Examples.finding("db-query-unindexed", Risk.HIGH, "orders.status", 12, "GET /orders")));

        assertThat(joined).hasSize(2);
        assertThat(joined.getFirst().risk()).isEqualTo(Risk.HIGH);
        assertThat(joined.getFirst().routes()).containsExactly("GET /orders", "GET /admin");
    }

    private static String print(Finding finding) {
        return Fingerprints.name(List.of(finding)).getFirst().fingerprint();
    }
}
