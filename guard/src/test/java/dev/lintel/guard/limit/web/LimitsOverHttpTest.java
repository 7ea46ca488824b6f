package dev.lintel.guard.limit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.boot.GuardStartException;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsOverHttpTest {
    @TempDir
    Path folder;

    @Test
    void a_refused_client_is_told_how_long_to_wait_and_that_is_true() throws Exception {
        try (Running shop = Running.with("lintel.guard.limits.per-address=3/s burst 3")) {
            HttpResponse<String> refused = untilRefused(shop, "/open/products");
            assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(refused.headers().firstValue("cache-control")).contains("no-store");
            assertThat(refused.headers().firstValue("ratelimit-policy")).contains("\"per-address\";q=3;w=1");
            assertThat(refused.headers().firstValue("ratelimit").orElseThrow()).startsWith("\"per-address\";r=0;t=1");
            assertThat(refused.body())
                    .contains("\"type\":\"https://iana.org/assignments/http-problem-types#quota-exceeded\"")
                    .contains("\"violated-policies\":[\"per-address\"]");
            long wait =
                    Long.parseLong(refused.headers().firstValue("retry-after").orElseThrow());
            assertThat(wait).isEqualTo(1);
            Thread.sleep(wait * 1000);
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void two_windows_stand_in_the_fields_and_health_is_exempt() {
        try (Running shop = Running.with("lintel.guard.limits.per-address=600/h")) {
            HttpResponse<String> answer = shop.get("/open/products");
            assertThat(answer.headers().firstValue("ratelimit-policy"))
                    .contains("\"per-address-s\";q=5;w=1, \"per-address-h\";q=600;w=3600");
            assertThat(answer.headers().firstValue("ratelimit").orElseThrow())
                    .startsWith("\"per-address-s\";r=4;t=1, \"per-address-h\";r=599;t=6");
            for (int i = 0; i < 20; i++) {
                assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void guessing_passwords_is_refused_before_any_is_checked() {
        try (Running shop = Running.with("lintel.guard.limits.per-address=5/h burst 5")) {
            Shop.HASHES.set(0);
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(shop.get("/products", "Authorization", Running.basic("ann", "guess" + i))
                        .statusCode());
            }
            assertThat(answers.stream().filter(each -> each == 429).count()).isEqualTo(35);
            assertThat(Shop.HASHES.get()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void users_are_counted_each_by_themselves_and_a_forged_header_buys_nothing() {
        try (Running shop = Running.with("lintel.guard.limits.per-user=4/h burst 4")) {
            assertThat(statuses(shop, 6, "Authorization", Running.basic("ann", "secret")))
                    .containsExactly(200, 200, 200, 200, 429, 429);
            assertThat(statuses(shop, 1, "Authorization", Running.basic("bob", "secret")))
                    .containsExactly(200);
            List<Integer> forged = IntStream.range(0, 6)
                    .mapToObj(i -> shop.get("/open/products", "X-Forwarded-For", "9.9.9." + i)
                            .statusCode())
                    .toList();
            assertThat(forged).containsExactly(200, 200, 200, 200, 429, 429);
        }
    }

    @Test
    void behind_a_trusted_proxy_each_client_has_its_own_bucket() {
        try (Running shop = Running.with(
                "lintel.guard.limits.per-address=2/h burst 2", "lintel.guard.client.trusted-proxies=127.0.0.0/8")) {
            for (int i = 0; i < 4; i++) {
                assertThat(shop.get("/open/products", "X-Forwarded-For", "6.6.6.6, 9.9.9." + i)
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(shop.get("/open/products", "X-Forwarded-For", "1.1.1.1, 9.9.9.0")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(shop.get("/open/products", "X-Forwarded-For", "2.2.2.2, 9.9.9.0")
                            .statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void a_policy_has_tiers_costs_and_paths_that_cannot_be_spelled_around() throws Exception {
        Path policy = Files.writeString(folder.resolve("limits.yaml"), """
                tiers:
                  internal: {role: ROLE_INTERNAL}
                  user: {authenticated: true}
                rules:
                  products:
                    by: user
                    paths: /products
                    allow: {user: 4/h burst 4, internal: 100/h burst 100}
                  open:
                    by: address
                    paths: /open/products
                    allow: 4/h burst 4
                costs:
                  GET /products: 2
                """);
        try (Running shop = Running.with("lintel.guard.limits.policy=file:" + policy)) {
            assertThat(statuses(shop, 3, "Authorization", Running.basic("ann", "secret")))
                    .containsExactly(200, 200, 429);
            assertThat(statuses(shop, 20, "Authorization", Running.basic("ida", "secret")))
                    .containsOnly(200);
            Stream.of("/open/products", "/open/%70roducts", "/open/./products", "/open/products")
                    .forEach(path ->
                            assertThat(shop.get(path).statusCode()).as(path).isIn(200, 400));
            assertThat(untilRefused(shop, "/open/products").statusCode()).isEqualTo(429);
            assertThat(shop.get("/open/%70roducts").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void a_changed_policy_is_followed_without_forgetting_and_a_broken_one_is_not() throws Exception {
        String text = "rules:\n  open: {by: address, allow: 5/h burst %d}\n";
        Path policy = Files.writeString(folder.resolve("limits.yaml"), String.format(text, 5));
        try (Running shop =
                Running.with("lintel.guard.limits.policy=file:" + policy, "lintel.guard.limits.reload=100ms")) {
            untilRefused(shop, "/open/products");
            Files.writeString(policy, String.format(text, 6));
            await(() -> shop.get("/open/products").statusCode() == 200);
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(429);
            Files.writeString(policy, "rules: {open: {by: address, allow: many}}");
            Thread.sleep(600);
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void a_wrong_policy_fails_the_start_with_its_lines() throws Exception {
        Path policy = Files.writeString(folder.resolve("limits.yaml"), "rules:\n  open: {by: adress, allow: 5}\n");
        assertThatThrownBy(() -> Running.with("lintel.guard.limits.policy=file:" + policy)
                        .close())
                .hasRootCauseInstanceOf(GuardStartException.class)
                .rootCause()
                .hasMessageContaining("limits.yaml:2:29: \"5\" is no limit");
    }

    @Test
    void counting_by_what_nobody_can_tell_fails_the_start() throws Exception {
        Path policy = Files.writeString(folder.resolve("limits.yaml"), "rules:\n  open: {by: tenant, allow: 5/s}\n");
        assertThatThrownBy(() -> Running.with("lintel.guard.limits.policy=file:" + policy)
                        .close())
                .rootCause()
                .hasMessageContaining("counts by tenant");
    }

    @Test
    void the_people_of_a_tenant_share_what_it_may_take() throws Exception {
        Path policy =
                Files.writeString(folder.resolve("limits.yaml"), "rules:\n  all: {by: tenant, allow: 3/h burst 3}\n");
        try (Running shop = Running.with("shop.tenants=true", "lintel.guard.limits.policy=file:" + policy)) {
            assertThat(statuses(shop, 2, "Authorization", Running.basic("ann", "secret")))
                    .containsExactly(200, 200);
            assertThat(statuses(shop, 2, "Authorization", Running.basic("bob", "secret")))
                    .containsExactly(200, 429);
            assertThat(statuses(shop, 1, "Authorization", Running.basic("ida", "secret")))
                    .containsExactly(200);
        }
    }

    @Test
    void a_rule_that_only_reports_refuses_nobody_and_is_counted() {
        try (Running shop =
                Running.with("lintel.guard.limits.per-address=2/h burst 2", "lintel.guard.limits.report-only=true")) {
            for (int i = 0; i < 6; i++) {
                assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
            }
            double count = shop.bean(MeterRegistry.class)
                    .counter("lintel.guard.would.refuse", "rule", "per-address")
                    .count();
            assertThat(count).isEqualTo(4);
        }
    }

    @Test
    void who_is_refused_together_is_told_to_come_back_apart_and_never_too_early() {
        try (Running shop = Running.with(
                "lintel.guard.limits.per-address=1/h burst 1", "lintel.guard.limits.retry-after-jitter=0.5")) {
            shop.get("/open/products");
            Set<Long> waits = new TreeSet<>();
            for (int i = 0; i < 20; i++) {
                waits.add(Long.valueOf(shop.get("/open/products")
                        .headers()
                        .firstValue("Retry-After")
                        .orElseThrow()));
            }
            assertThat(waits).hasSizeGreaterThan(5).allMatch(each -> each >= 3_500 && each <= 5_400);
        }
    }

    @Test
    void a_service_on_virtual_threads_has_the_same_limits_at_once_and_over_time() {
        try (Running shop =
                Running.with("spring.threads.virtual.enabled=true", "lintel.guard.limits.per-address=3/h burst 3")) {
            List<CompletableFuture<Integer>> all = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> shop.get("/open/products").statusCode()))
                    .toList();
            assertThat(all.stream().map(CompletableFuture::join).filter(each -> each == 200))
                    .hasSize(3);
        }
    }

    @Test
    void a_limit_at_a_handler_holds_beside_the_policy() {
        try (Running shop = Running.with("lintel.guard.limits.per-address=100/s")) {
            HttpResponse<String> first = shop.get("/open/export");
            assertThat(first.headers().firstValue("ratelimit-policy"))
                    .contains("\"per-address\";q=100;w=1, \"ProductController.export\";q=3;w=3600");
            shop.get("/open/export");
            shop.get("/open/export");
            assertThat(shop.get("/open/export").statusCode()).isEqualTo(429);
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void too_many_at_once_are_refused_and_places_come_back() throws Exception {
        Path policy = Files.writeString(
                folder.resolve("limits.yaml"), "rules:\n  slow: {by: address, paths: /open/slow, concurrent: 2}\n");
        try (Running shop = Running.with("lintel.guard.limits.policy=file:" + policy)) {
            List<CompletableFuture<Integer>> calls = IntStream.range(0, 5)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> shop.get("/open/slow").statusCode(), task -> new Thread(task).start()))
                    .toList();
            assertThat(calls.stream().map(CompletableFuture::join).sorted().toList())
                    .containsExactly(200, 200, 429, 429, 429);
            // a place comes back when the server has done with the request, which is after the client has its answer
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            int status = shop.get("/open/slow").statusCode();
            while (status == 429 && System.nanoTime() < until) {
                status = shop.get("/open/slow").statusCode();
            }
            assertThat(status).isEqualTo(200);
        }
    }

    private static List<Integer> statuses(Running shop, int calls, String... headers) {
        return IntStream.range(0, calls)
                .mapToObj(i -> shop.get("/products", headers).statusCode())
                .toList();
    }

    private static HttpResponse<String> untilRefused(Running shop, String path) {
        for (int i = 0; i < 50; i++) {
            HttpResponse<String> answer = shop.get(path);
            if (answer.statusCode() != 200) {
                return answer;
            }
        }
        throw new AssertionError("never refused");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
    }
}
