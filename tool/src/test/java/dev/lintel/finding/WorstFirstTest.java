package dev.lintel.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorstFirstTest {
    @Test
    void of_one_risk_what_cannot_be_taken_back_comes_before_what_ends_with_a_restart() {
        List<String> order = Stream.of(
                        finding("resp-missing-as-200", Risk.HIGH),
                        finding("db-query-unindexed", Risk.HIGH),
                        finding("data-check-then-insert", Risk.HIGH),
                        finding("sec-ssrf", Risk.HIGH))
                .sorted(Finding.WORST_FIRST)
                .map(Finding::practice)
                .toList();

        assertThat(order)
                .containsExactly("sec-ssrf", "data-check-then-insert", "db-query-unindexed", "resp-missing-as-200");
    }

    @Test
    void the_risk_decides_before_the_kind_of_harm() {
        assertThat(Stream.of(finding("sec-ssrf", Risk.MEDIUM), finding("db-query-unindexed", Risk.HIGH))
                        .sorted(Finding.WORST_FIRST)
                        .map(Finding::practice))
                .containsExactly("db-query-unindexed", "sec-ssrf");
    }

    @Test
    void a_password_that_can_be_guessed_or_read_is_a_breach_and_a_drained_pool_an_outage() {
        assertThat(Stream.of(
                                finding("data-tx-remote-call", Risk.HIGH),
                                finding("data-check-then-insert", Risk.HIGH),
                                finding("abuse-auth-no-limit", Risk.HIGH),
                                finding("resp-entity-leak", Risk.HIGH))
                        .sorted(Finding.WORST_FIRST.thenComparing(Finding.BY_NAME))
                        .map(Finding::practice))
                .containsExactly(
                        "abuse-auth-no-limit", "resp-entity-leak", "data-check-then-insert", "data-tx-remote-call");
    }

    private static Finding finding(String practice, Risk risk) {
        return Examples.finding(practice, risk, "Orders", 3);
    }
}
