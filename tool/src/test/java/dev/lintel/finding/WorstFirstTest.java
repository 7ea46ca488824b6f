package dev.lintel.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorstFirstTest {
    @Test
    void of_one_risk_what_cannot_be_taken_back_comes_before_what_ends_with_a_restart() {
        List<String> order = Stream.of(
                        finding("api-collection-unpaged", Risk.HIGH),
                        finding("db-query-unindexed", Risk.HIGH),
                        finding("data-check-then-insert", Risk.HIGH),
                        finding("sec-ssrf", Risk.HIGH))
                .sorted(Finding.WORST_FIRST)
                .map(Finding::practice)
                .toList();

        assertThat(order)
                .containsExactly("sec-ssrf", "data-check-then-insert", "db-query-unindexed", "api-collection-unpaged");
    }

    @Test
    void the_risk_decides_before_the_kind_of_harm() {
        assertThat(Stream.of(finding("sec-ssrf", Risk.MEDIUM), finding("db-query-unindexed", Risk.HIGH))
                        .sorted(Finding.WORST_FIRST)
                        .map(Finding::practice))
                .containsExactly("db-query-unindexed", "sec-ssrf");
    }

    private static Finding finding(String practice, Risk risk) {
        return Examples.finding(practice, risk, "Orders", 3);
    }
}
