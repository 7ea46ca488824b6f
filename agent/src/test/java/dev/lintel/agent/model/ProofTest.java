package dev.lintel.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.answer.Claim.Kind;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a claim may say on the ground of these results. A claim that cites a result which says something else is
/// worse than none: it looks proved.
class ProofTest {
    private static final Names NAMES = new Names()
            .add(Mention.Kind.TABLE, "orders", "orders")
            .add(Mention.Kind.TABLE, "refunds", "refunds")
            .add(Mention.Kind.TABLE, "order_items", "order_items")
            .add(Mention.Kind.ROLE, "SUPPORT", "SUPPORT");
    private static final ToolResult ENDPOINTS = ToolResult.of(
            "r1",
            "endpoints {\"table\":\"orders\"}",
            "{\"endpoints\":[{\"label\":\"GET /api/orders\"},{\"label\":\"DELETE /api/orders/{id}\"}]}",
            Map.of(
                    "total",
                    12,
                    "nextCursor",
                    "2",
                    "endpoints",
                    List.of(
                            Map.of(
                                    "label",
                                    "GET /api/orders",
                                    "access",
                                    "public",
                                    "handler",
                                    "OrderController.list",
                                    "at",
                                    Map.of("file", "src/main/java/shop/OrderController.java", "line", 17)),
                            Map.of("label", "DELETE /api/orders/{id}", "access", "role ADMIN", "calls", List.of()))));
    private static final ToolResult FINDING = ToolResult.of(
            "r2",
            "review {}",
            "…",
            Map.of("headline", "Reading 1,000 orders takes 1,001 statements; no index on (customer_id)."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/orders needs no login (OrderController.java:17).",
                "`OrderController.list` answers 12 endpoints with orders.",
                "DELETE /api/orders/{id} is for ADMIN and calls nothing outside.",
                "Reading 1000 orders takes 1,001 statements: an N+1, and no index on customer_id.",
                "Any support person may be asked.",
            })
    void what_the_results_say_may_be_said(String says) {
        assertThat(lacks(Kind.RISK, says)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The table refunds is open.",
                "The table refunds has no index.",
                "PaymentController reads orders.",
                "The order_items are read as well.",
                "Only SUPPORT may delete orders.",
                "`OrderController.purge` is open.",
            })
    void names_that_the_results_do_not_have_may_not(String says) {
        assertThat(lacks(Kind.FACT, says)).contains("names something that its results do not have");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"It takes 5,000 statements.", "Seven endpoints are open.", "An attacker tries 99.5 % of them."})
    void figures_that_the_results_do_not_have_may_not(String says) {
        assertThat(lacks(Kind.RISK, says)).contains("gives a number that its results do not have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Passwords are never hashed.", "There is no audit of changes.", "Timeouts are missing."})
    void what_no_result_denies_may_not_be_denied(String says) {
        assertThat(lacks(Kind.RISK, says)).contains("denies what its results do not deny");
    }

    @Test
    void one_page_says_nothing_of_all() {
        assertThat(lacks(Kind.FACT, "All endpoints are by ADMIN."))
                .contains("speaks of all, and its results are one page of more");
    }

    @Test
    void advice_may_speak_of_what_is_not_there_yet() {
        assertThat(lacks(Kind.STEP, "Add RefundController with 3 retries, never more, and a table refunds."))
                .isEmpty();
    }

    private static Optional<String> lacks(Kind kind, String says) {
        return new Proof(List.of(ENDPOINTS, FINDING), NAMES).lacks(new ModelClaim(kind, says, List.of("r1", "r2"), ""));
    }
}
