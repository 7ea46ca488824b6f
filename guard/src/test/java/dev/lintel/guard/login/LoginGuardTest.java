package dev.lintel.guard.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.Shop;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoginGuardTest {
    private static Running shop;

    /// Each test comes from a network of its own.
    private final String network = Math.abs(UUID.randomUUID().hashCode()) % 200 + 1 + "."
            + Math.abs(UUID.randomUUID().hashCode()) % 256 + ".";

    @BeforeAll
    static void start() {
        shop = Running.with(
                "lintel.guard.login.enabled=true",
                "lintel.guard.client.trusted-proxies=127.0.0.0/8",
                "lintel.guard.login.pair=30/h burst 4",
                "lintel.guard.login.account=60/h burst 20",
                "lintel.guard.login.source=300/h burst 30");
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void guesses_at_one_account_are_refused_before_they_cost_a_hash_and_another_source_still_gets_in() {
        int before = Shop.HASHES.get();
        List<Integer> guesses = IntStream.range(0, 12)
                .mapToObj(i -> basic("ann", "guess" + i, "1.1").statusCode())
                .toList();
        assertThat(guesses.subList(0, 4)).containsOnly(401);
        assertThat(guesses.subList(4, 12)).containsOnly(429);
        assertThat(Shop.HASHES.get() - before).isEqualTo(4);
        HttpResponse<String> right = basic("ann", "secret", "1.1");
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(right.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(100L, 120L);
        assertThat(basic("ann", "secret", "2.2").statusCode()).isEqualTo(200);
    }

    @Test
    void an_account_that_does_not_exist_is_answered_like_one_that_does() {
        List<String> unknown = IntStream.range(0, 8)
                .mapToObj(i -> basic("nobody", "x", "1.1"))
                .map(each -> each.statusCode() + each.body().replaceAll("[0-9]+", "N"))
                .toList();
        List<String> known = IntStream.range(0, 8)
                .mapToObj(i -> basic("bob", "x", "1.2"))
                .map(each -> each.statusCode() + each.body().replaceAll("[0-9]+", "N"))
                .toList();
        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void one_source_that_tries_many_accounts_is_refused() {
        List<Integer> stuffing = IntStream.range(0, 60)
                .mapToObj(i -> basic("account" + i, "stolen", "9.9").statusCode())
                .toList();
        assertThat(stuffing.subList(0, 30)).containsOnly(401);
        assertThat(stuffing.subList(31, 60)).containsOnly(429);
    }

    @Test
    void many_sources_that_guess_one_account_are_refused_and_its_owner_is_not() {
        String owner = "77.1";
        assertThat(basic("ida", "secret", owner).statusCode()).isEqualTo(200);
        List<Integer> guesses = IntStream.range(0, 60)
                .mapToObj(i -> basic("ida", "guess", "3." + i).statusCode())
                .toList();
        assertThat(guesses.subList(0, 20)).containsOnly(401);
        assertThat(guesses.subList(21, 60)).containsOnly(429);
        assertThat(basic("ida", "secret", owner).statusCode()).isEqualTo(200);
        assertThat(basic("ida", "secret", "200.200").statusCode()).isEqualTo(429);
    }

    @Test
    void guesses_sent_together_do_not_slip_through_together() {
        int before = Shop.HASHES.get();
        List<CompletableFuture<Integer>> guesses = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> own("cas@example.org", "guess" + i, "4.4").statusCode(),
                        task -> new Thread(task).start()))
                .toList();
        assertThat(guesses.stream().map(CompletableFuture::join)).contains(401, 429);
        assertThat(Shop.HASHES.get() - before).isLessThanOrEqualTo(4);
    }

    @Test
    void a_handler_of_ones_own_is_guarded_and_a_crash_counts_as_a_failure() {
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(i -> own("dan@example.org", i % 2 == 0 ? "crash" : "guess", "5.5")
                        .statusCode())
                .toList();
        assertThat(answers).containsExactly(500, 401, 500, 401, 429, 429, 429, 429);
        assertThat(own("Dan@Example.org ", "secret", "5.5").statusCode()).isEqualTo(429);
        assertThat(own("eve@example.org", "secret", "5.5").statusCode()).isEqualTo(200);
    }

    @Test
    void an_operator_can_unlock() {
        IntStream.range(0, 6).forEach(i -> own("fay@example.org", "guess", "6.6"));
        assertThat(own("fay@example.org", "secret", "6.6").statusCode()).isEqualTo(429);
        shop.bean(LoginGuard.class).unlock("fay@example.org", network + "6.6");
        assertThat(own("fay@example.org", "secret", "6.6").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> basic(String user, String password, String host) {
        return shop.get("/products", "Authorization", Running.basic(user, password), "X-Forwarded-For", network + host);
    }

    private HttpResponse<String> own(String email, String password, String host) {
        String body = "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}";
        return shop.send(
                "POST", "/open/login", body, "Content-Type", "application/json", "X-Forwarded-For", network + host);
    }
}
