package dev.lintel.guard.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.lintel.guard.shop.Provider;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class IdempotencyOverHttpTest {
    private static Provider provider;
    private static Running shop;
    private static JdbcTemplate jdbc;
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        provider = new Provider();
        String url = ShopTables.url();
        shop = Running.with(
                "spring.datasource.url=" + url,
                "spring.datasource.hikari.maximum-pool-size=8",
                "lintel.guard.create-tables=true",
                "lintel.guard.idempotency.lease=20s",
                "lintel.guard.idempotency.most-bytes=64KB",
                "lintel.guard.remote.enabled=true",
                "provider=" + provider.url());
        jdbc = ShopTables.jdbc(url);
    }

    @AfterAll
    static void stop() {
        shop.close();
        provider.close();
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_takes_effect_once() {
        HttpResponse<String> first = post("/vouchers", "ann", "repeat");
        HttpResponse<String> again = post("/vouchers", "ann", "repeat");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("location", "content-type")) {
            assertThat(again.headers().firstValue(header))
                    .isEqualTo(first.headers().firstValue(header))
                    .isPresent();
        }
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(rows("repeat")).isEqualTo(1);
    }

    @Test
    void fifty_twins_charge_once_and_all_get_one_answer() {
        int before = provider.charges();
        List<CompletableFuture<String>> twins = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> untilAnswered("/payments", "twins"), task -> new Thread(task).start()))
                .toList();
        assertThat(twins.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(rows("twins")).isEqualTo(1);
        assertThat(provider.charges() - before).isEqualTo(1);
    }

    @Test
    void a_key_that_is_used_for_another_request_is_refused() {
        post("/vouchers", "ann", "first");
        assertThat(post("/vouchers", "ann", "second").statusCode()).isEqualTo(422);
        assertThat(rows("second")).isZero();
    }

    @Test
    void a_twin_in_flight_is_told_to_come_back() throws Exception {
        CompletableFuture<HttpResponse<String>> slow =
                CompletableFuture.supplyAsync(() -> post("/vouchers", "ann", "slow"));
        Thread.sleep(1_500);
        HttpResponse<String> twin = post("/vouchers", "ann", "slow");
        assertThat(twin.statusCode()).isEqualTo(409);
        assertThat(Long.parseLong(twin.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1L, 5L);
        assertThat(slow.join().statusCode()).isEqualTo(201);
        assertThat(rows("slow")).isEqualTo(1);
    }

    @Test
    void another_caller_with_the_same_key_is_another_request() {
        HttpResponse<String> ann = post("/vouchers", "ann", "mine");
        HttpResponse<String> bob = post("/vouchers", "bob", "mine");
        assertThat(bob.statusCode()).isEqualTo(201);
        assertThat(bob.body()).isNotEqualTo(ann.body());
        assertThat(bob.headers().firstValue("idempotency-replayed")).isEmpty();
    }

    @Test
    void a_missing_or_short_key_is_refused_and_nobody_runs() {
        assertThat(send("/vouchers", "ann", "keyless").statusCode()).isEqualTo(400);
        assertThat(send("/vouchers", "ann", "keyless", "Idempotency-Key", "1").body())
                .contains("key-invalid");
        assertThat(rows("keyless")).isZero();
    }

    @Test
    void a_refusal_writes_nothing_and_is_given_again() {
        HttpResponse<String> conflict = post("/vouchers", "ann", "conflict");
        HttpResponse<String> again = post("/vouchers", "ann", "conflict");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(conflict.body());
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(rows("conflict")).isZero();
    }

    @Test
    void an_error_left_to_the_container_is_a_problem() {
        HttpResponse<String> unknown = post("/vouchers", "ann", "unknown");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(rows("unknown")).isZero();
    }

    @Test
    void a_failure_is_no_answer_and_the_next_attempt_runs_at_once() {
        assertThat(post("/vouchers", "ann", "broken").statusCode()).isEqualTo(500);
        assertThat(post("/vouchers", "ann", "broken").statusCode()).isEqualTo(500);
        assertThat(rows("broken")).isZero();
    }

    @Test
    void a_body_beyond_the_bound_is_not_read() {
        assertThat(post("/vouchers", "ann", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void what_is_kept_does_not_show_the_key() {
        post("/vouchers", "ann", "secret key");
        String rows = String.valueOf(jdbc.queryForList("select * from lintel_guard_idempotency"));
        assertThat(rows).contains("owner");
        assertThat(rows).doesNotContain(key);
    }

    @Test
    void a_handler_that_is_idempotent_without_a_database_fails_the_start() {
        assertThatThrownBy(() -> Running.with("provider=" + provider.url()).close())
                .hasMessageContaining("@Idempotent")
                .hasMessageContaining("data source");
    }

    @Test
    void a_caller_without_a_name_may_send_no_key() {
        HttpResponse<String> refused = open("stranger");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("idempotency-caller-unknown");
        assertThat(rows("stranger")).isZero();
    }

    @Test
    void a_session_has_keys_of_its_own() {
        String ann = session();
        String bob = session();
        HttpResponse<String> first = open("guest", "Cookie", ann);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(open("guest", "Cookie", ann).body()).isEqualTo(first.body());
        assertThat(open("guest", "Cookie", bob).body()).isNotEqualTo(first.body());
        assertThat(open("guest", "Cookie", "JSESSIONID=invented").statusCode()).isEqualTo(401);
        assertThat(rows("guest")).isEqualTo(2);
    }

    @Test
    void where_addresses_own_keys_nobody_gets_the_answer_of_another_address() {
        try (Running byAddress = Running.with(
                "spring.datasource.url=" + ShopTables.url(),
                "lintel.guard.create-tables=true",
                "lintel.guard.idempotency.anonymous=address",
                "lintel.guard.client.trusted-proxies=127.0.0.0/8",
                "provider=" + provider.url())) {
            HttpResponse<String> first = open(byAddress, "gift", "X-Forwarded-For", "9.9.9.1");
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(open(byAddress, "gift", "X-Forwarded-For", "9.9.9.1").body())
                    .isEqualTo(first.body());
            assertThat(open(byAddress, "gift", "X-Forwarded-For", "9.9.9.2").body())
                    .isNotEqualTo(first.body());
        }
    }

    @Test
    void no_connection_is_held_while_the_provider_thinks() {
        AtomicInteger active = new AtomicInteger(-1);
        HikariPoolMXBean pool = shop.bean(HikariDataSource.class).getHikariPoolMXBean();
        provider.during(() -> active.set(pool.getActiveConnections()));
        try {
            assertThat(untilAnswered("/payments", "held")).contains("ch_");
        } finally {
            provider.during(() -> {});
        }
        assertThat(active).hasValue(0);
    }

    @Test
    void nobody_is_called_inside_the_transaction_of_a_handler() {
        int before = provider.calls();
        assertThat(post("/hasty", "ann", "hasty").statusCode()).isEqualTo(500);
        assertThat(provider.calls()).isEqualTo(before);
    }

    private static String session() {
        HttpResponse<String> basket = shop.send("POST", "/open/basket", "");
        return basket.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
    }

    @Test
    void a_refusal_that_passes_is_no_answer_and_the_next_attempt_runs() {
        assertThat(post("/vouchers", "ann", "busy").statusCode()).isEqualTo(429);
        assertThat(rows("busy")).isZero();
        assertThat(post("/vouchers", "ann", "busy").statusCode()).isEqualTo(200);
        assertThat(rows("busy")).isEqualTo(1);
    }

    private HttpResponse<String> open(String note, String... headers) {
        return open(shop, note, headers);
    }

    private HttpResponse<String> open(Running at, String note, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        all[headers.length + 2] = "Idempotency-Key";
        all[headers.length + 3] = key;
        return at.send("POST", "/open/vouchers", "{\"amount\": 5, \"note\": \"" + note + "\"}", all);
    }

    private String untilAnswered(String path, String note) {
        for (int i = 0; i < 100; i++) {
            HttpResponse<String> answer = post(path, "ann", note);
            if (answer.statusCode() != 409) {
                assertThat(answer.statusCode()).isEqualTo(201);
                return answer.body();
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("never answered");
    }

    private HttpResponse<String> post(String path, String user, String note) {
        return send(path, user, note, "Idempotency-Key", key);
    }

    private HttpResponse<String> send(String path, String user, String note, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        all[2] = "Authorization";
        all[3] = Running.basic(user, "secret");
        return shop.send("POST", path, "{\"amount\": 5, \"note\": \"" + note + "\"}", all);
    }

    private static int rows(String note) {
        Integer count = jdbc.queryForObject("select count(*) from payment where note = ?", Integer.class, note);
        return count == null ? 0 : count;
    }
}
