package dev.lintel.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompoundingTest {
    @Test
    void what_a_rule_may_join_is_named_together_and_nothing_else_is() {
        assertThat(Compounding.together(Set.of("abuse-auth-no-limit", "sec-xss")))
                .containsExactlyInAnyOrder("abuse-auth-no-limit", "data-check-then-insert", "sec-xss");
        assertThat(Compounding.together(Set.of("db-query-unindexed")))
                .as("over several rules")
                .contains("auth-endpoint-public", "resp-entity-leak", "auth-object-not-owned")
                .doesNotContain("data-check-then-insert");
    }

    @Test
    void unindexed_and_public_and_unlimited_are_one_finding() {
        List<Reported> one = compound(
                Examples.finding("db-query-unindexed", Risk.HIGH, "orders.note", 10, "GET /search"),
                Examples.finding("api-collection-unpaged", Risk.MEDIUM, "search", 20, "GET /search"),
                Examples.finding("auth-endpoint-public", Risk.HIGH, "GET /search", 30, "GET /search"));

        assertThat(one).singleElement().satisfies(each -> {
            assertThat(each.finding().practice()).isEqualTo("db-query-unindexed");
            assertThat(each.finding().risk()).isEqualTo(Risk.HIGH);
            assertThat(each.parts())
                    .extracting(part -> part.finding().practice())
                    .containsExactly("api-collection-unpaged", "auth-endpoint-public");
            assertThat(each.finding().evidence().chain()).hasSize(3);
        });
    }

    /// The open door must not be hidden behind what stands in it.
    @Test
    void a_graver_part_raises_the_lead_by_one_step_and_stays_on_its_own() {
        List<Reported> two = compound(
                Examples.finding("resp-entity-leak", Risk.MEDIUM, "user", 20, "GET /search"),
                Examples.finding("auth-endpoint-public", Risk.CRITICAL, "GET /search", 30, "GET /search"));

        assertThat(two)
                .extracting(
                        each -> each.finding().practice(),
                        each -> each.finding().risk())
                .containsExactly(tuple("resp-entity-leak", Risk.HIGH), tuple("auth-endpoint-public", Risk.CRITICAL));
    }

    /// Few rows are few whoever asks for them.
    @Test
    void a_table_that_is_not_known_to_be_large_is_no_larger_behind_an_open_door() {
        assertThat(compound(
                        Examples.finding("db-query-unindexed", Risk.MEDIUM, "vets.name", 20, "GET /vets"),
                        Examples.finding("auth-endpoint-public", Risk.CRITICAL, "GET /vets", 30, "GET /vets")))
                .extracting(each -> each.finding().risk())
                .containsExactly(Risk.MEDIUM, Risk.CRITICAL);
    }

    @Test
    void a_list_that_is_not_known_to_be_long_gets_no_longer_behind_an_open_door() {
        assertThat(compound(
                        Examples.finding("api-collection-unpaged", Risk.MEDIUM, "vets", 20, "GET /vets"),
                        Examples.finding("auth-endpoint-public", Risk.CRITICAL, "GET /vets", 30, "GET /vets")))
                .extracting(each -> each.finding().risk())
                .containsExactly(Risk.MEDIUM, Risk.CRITICAL);
    }

    @Test
    void what_is_slow_never_gets_critical_and_what_is_read_may() {
        assertThat(compound(
                        Examples.finding("api-collection-unpaged", Risk.HIGH, "search", 20, "GET /search"),
                        Examples.finding("resp-entity-leak", Risk.HIGH, "user", 25, "GET /search"),
                        Examples.finding("auth-endpoint-public", Risk.CRITICAL, "GET /search", 30, "GET /search")))
                .extracting(
                        each -> each.finding().practice(),
                        each -> each.finding().risk())
                .containsExactly(tuple("api-collection-unpaged", Risk.HIGH), tuple("resp-entity-leak", Risk.CRITICAL));
    }

    @Test
    void two_rules_together_raise_by_one_step() {
        List<Reported> findings = compound(
                Examples.finding("db-query-unindexed", Risk.MEDIUM, "orders.note", 10, "GET /search"),
                Examples.finding("api-collection-unpaged", Risk.HIGH, "search", 20, "GET /search"),
                Examples.finding("auth-endpoint-public", Risk.CRITICAL, "GET /search", 30, "GET /search"));

        assertThat(findings.getFirst().finding().risk()).isEqualTo(Risk.HIGH);
    }

    @Test
    void what_is_a_trifle_alone_is_one_in_company() {
        assertThat(compound(
                        Examples.finding("api-collection-unpaged", Risk.LOW, "brands", 20, "GET /brands"),
                        Examples.finding("auth-endpoint-public", Risk.CRITICAL, "GET /brands", 30, "GET /brands")))
                .extracting(each -> each.finding().risk())
                .containsExactly(Risk.LOW, Risk.CRITICAL);
    }

    @Test
    void the_same_route_of_another_application_is_another_endpoint() {
        assertThat(compound(
                        Examples.finding("resp-entity-leak", Risk.HIGH, "user", 10, "GET /users")
                                .in("admin"),
                        Examples.finding("auth-endpoint-public", Risk.HIGH, "GET /users", 30, "GET /users")
                                .in("demo")))
                .allSatisfy(each -> assertThat(each.parts()).isEmpty());
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
                Examples.finding("resp-entity-leak", Risk.MEDIUM, "user", 10, "GET /search"),
                Examples.finding("auth-matcher-gap", Risk.HIGH, "rule", 30, "GET /search", "GET /admin"));

        assertThat(two)
                .extracting(each -> each.finding().practice())
                .containsExactly("resp-entity-leak", "auth-matcher-gap");
        assertThat(two.getFirst().finding().risk()).isEqualTo(Risk.HIGH);
    }

    private static List<Reported> compound(Finding... findings) {
        return Compounding.compound(Fingerprints.name(List.of(findings)));
    }
}
