package dev.lintel.guard.limit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.boot.GuardStartException;
import dev.lintel.guard.shop.Asked;
import dev.lintel.guard.shop.Running;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoleLimitsOverHttpTest {
    private static final String ANN = Running.basic("ann", "secret");
    private static final String IDA = Running.basic("ida", "secret");

    private static List<Integer> statuses(Running shop, int many, String path, String... headers) {
        return IntStream.range(0, many)
                .mapToObj(number -> shop.get(path, headers).statusCode())
                .toList();
    }

    @Test
    void each_role_has_its_own_limit_and_who_has_none_counts_as_anonymous() {
        try (Running shop = Running.with(
                "lintel.guard.limits.per-role.anonymous=1/h burst 1",
                "lintel.guard.limits.per-role.USER=2/h burst 2",
                "lintel.guard.limits.per-role.INTERNAL=3/h burst 3")) {
            assertThat(statuses(shop, 2, "/open/products")).containsExactly(200, 429);
            assertThat(statuses(shop, 3, "/products", "Authorization", ANN)).containsExactly(200, 200, 429);
            assertThat(statuses(shop, 4, "/products", "Authorization", IDA)).containsExactly(200, 200, 200, 429);
        }
    }

    @Test
    void a_request_takes_its_cost_of_the_allowance() {
        try (Running shop = Running.with(
                "lintel.guard.limits.per-role.anonymous=10/h burst 10",
                "lintel.guard.limits.costs[0].method=GET",
                "lintel.guard.limits.costs[0].path=/open/pages",
                "lintel.guard.limits.costs[0].cost=4")) {
            HttpResponse<String> dear = shop.get("/open/pages?size=1");
            assertThat(dear.headers().firstValue("ratelimit").orElseThrow()).startsWith("\"per-role\";r=6;");
            assertThat(shop.get("/open/products")
                            .headers()
                            .firstValue("ratelimit")
                            .orElseThrow())
                    .startsWith("\"per-role\";r=5;");
            shop.get("/open/pages?size=1");
            assertThat(shop.get("/open/pages?size=1").statusCode()).isEqualTo(429);
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_costs_more_than_was_known_on_arrival_is_taken_later() {
        try (Running shop = Running.with("lintel.guard.limits.per-role.anonymous=10/h burst 10")) {
            LaterCosts costs = shop.bean(LaterCosts.class);
            HttpServletRequest request = Asked.request("POST", "/graphql", Map.of());
            assertThat(costs.take(request, 7)).isTrue();
            assertThat(costs.take(request, 7)).isFalse();
            assertThat(costs.take(request, 3)).isTrue();
            assertThat(costs.take(request, 1)).isFalse();
        }
    }

    @Test
    void requests_that_security_refuses_count_where_that_is_asked_for() {
        try (Running shop = Running.with("lintel.guard.limits.per-role.anonymous=2/h burst 2")) {
            assertThat(statuses(shop, 4, "/products")).containsOnly(401);
        }
        try (Running shop = Running.with(
                "lintel.guard.limits.per-role.anonymous=2/h burst 2", "lintel.guard.limits.count-refused=true")) {
            assertThat(statuses(shop, 4, "/products")).containsExactly(401, 401, 429, 429);
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(429);
        }
        try (Running shop = Running.with(
                "lintel.guard.limits.per-role.anonymous=3/h burst 3", "lintel.guard.limits.count-refused=true")) {
            assertThat(statuses(shop, 4, "/open/products"))
                    .as("counted once each")
                    .containsExactly(200, 200, 200, 429);
        }
    }

    @Test
    void who_has_no_role_must_be_limited_too() {
        assertThatThrownBy(() -> Running.with("lintel.guard.limits.per-role.USER=3/h burst 3")
                        .close())
                .rootCause()
                .isInstanceOf(GuardStartException.class)
                .hasMessageContaining("would not be limited");
        assertThatThrownBy(() -> Running.with(
                                "lintel.guard.limits.per-role.anonymous=1/h", "lintel.guard.limits.per-role.USER=many")
                        .close())
                .rootCause()
                .isInstanceOf(GuardStartException.class)
                .hasMessageContaining("per-role.USER");
    }
}
