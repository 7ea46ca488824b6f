package dev.lintel.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A model that talks without end is heard for so long and no longer.
class ModelClaimTest {
    @Test
    void no_more_claims_are_heard_than_somebody_reads() {
        List<Map<String, String>> many = IntStream.rangeClosed(1, 41)
                .mapToObj(number -> Map.of("says", "claim " + number))
                .toList();

        assertThat(ModelClaim.in(Map.of("claims", many)))
                .hasSize(40)
                .last()
                .extracting(ModelClaim::says)
                .isEqualTo("claim 40");
        assertThat(ModelClaim.in(many.stream()
                        .map(each -> "- " + each.get("says") + " [r1]")
                        .collect(Collectors.joining("\n"))))
                .hasSize(40)
                .last()
                .extracting(ModelClaim::says)
                .isEqualTo("claim 40");
    }

    @Test
    void what_one_says_has_an_end() {
        List<ModelClaim> claims = ModelClaim.in(
                Map.of("claims", List.of(Map.of("says", "s".repeat(5_000), "example", "e".repeat(20_000)))));

        assertThat(claims).singleElement().satisfies(claim -> {
            assertThat(claim.says()).hasSizeBetween(990, 1_001);
            assertThat(claim.example()).hasSizeBetween(3_990, 4_001);
        });
    }
}
