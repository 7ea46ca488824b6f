package dev.lintel.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompoundingTest {
    @Test
    void unindexed_and_public_and_unlimited_are_one_finding_at_the_highest_risk() {
        List<Reported> one = compound(
                Examples.finding("db-query-unindexed", Risk.MEDIUM, "orders.note", 10, "GET /search"),
                Examples.finding("api-collection-unpaged", Risk.MEDIUM, "search", 20, "GET /search"),
                Examples.finding("auth-endpoint-public", Risk.CRITICAL, "GET /search", 30, "GET /search"));

        assertThat(one).singleElement().satisfies(each -> {
            assertThat(each.finding().practice()).isEqualTo("db-query-unindexed");
            assertThat(each.finding().risk()).isEqualTo(Risk.CRITICAL);
            assertThat(each.parts())
                    .extracting(part -> part.finding().practice())
                    .containsExactly("api-collection-unpaged", "auth-endpoint-public");
            assertThat(each.finding().evidence().chain()).hasSize(3);
        });
    }

    @Test
    void findings_of_different_endpoints_stay_apart() {
        assertThat(compound(
                        Examples.finding("db-query-unindexed", Risk.MEDIUM, "orders.note", 10, "GET /search"),
                        Examples.finding("auth-endpoint-public", Risk.HIGH, "GET /other", 30, "GET /other")))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.parts()).isEmpty());
    }

    @Test
    void what_touches_further_endpoints_also_stays_on_its_own() {
        List<Reported> two = compound(
                Examples.finding("db-query-unindexed", Risk.MEDIUM, "orders.note", 10, "GET /search"),
                Examples.finding("auth-matcher-gap", Risk.HIGH, "rule", 30, "GET /search", "GET /admin"));

        assertThat(two)
                .extracting(each -> each.finding().practice())
                .containsExactly("db-query-unindexed", "auth-matcher-gap");
        assertThat(two.getFirst().finding().risk()).isEqualTo(Risk.HIGH);
    }

    private static List<Reported> compound(Finding... findings) {
        return Compounding.compound(Fingerprints.name(List.of(findings)));
    }
}
