package dev.lintel.guard.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.core.env.Environment;

class RemoteOverHttpTest {
    @Test
    void an_answer_with_less_in_it_says_so_and_is_kept_by_no_cache() {
        try (Partner partner = new Partner();
                Running shop = shop(partner)) {
            HttpResponse<String> whole = shop.get("/open/advice");
            assertThat(whole.headers().firstValue("degraded")).isEmpty();
            partner.script = call -> 500;
            HttpResponse<String> less = shop.get("/open/advice");
            assertThat(less.statusCode()).isEqualTo(200);
            assertThat(less.body()).isEqualTo("bestsellers");
            assertThat(less.headers().firstValue("degraded")).contains("advice");
            assertThat(less.headers().firstValue("cache-control")).contains("no-store");
            assertThat(shop.bean(MeterRegistry.class)
                            .get("lintel.guard.remote")
                            .tag("outcome", "failed")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void what_is_left_of_the_deadline_goes_on_and_a_passed_one_calls_nobody() {
        try (Partner partner = new Partner();
                Running shop = shop(partner, "lintel.guard.load.deadline=5s")) {
            shop.get("/open/advice", "X-Request-Timeout-Ms", "900");
            assertThat(Long.parseLong(partner.heard.get(0).getFirst("X-Request-Timeout-Ms")))
                    .isBetween(1L, 900L);
            assertThat(Long.parseLong(shop.get("/open/left", "X-Request-Timeout-Ms", "999999")
                            .body()))
                    .isBetween(1L, 5_000L);
            int asked = partner.calls();
            assertThat(shop.get("/open/late", "X-Request-Timeout-Ms", "100").body())
                    .isEqualTo("bestsellers");
            assertThat(partner.calls()).isEqualTo(asked);
            assertThat(shop.get("/open/advice", "X-Request-Timeout-Ms", "0").statusCode())
                    .isEqualTo(504);
        }
    }

    @Test
    void a_reactive_client_shares_the_memory_of_hosts_and_hands_the_deadline_on() {
        try (Partner partner = new Partner();
                Running shop = shop(
                        partner,
                        "lintel.guard.load.deadline=5s",
                        "lintel.guard.remote.attempts=1",
                        "lintel.guard.remote.last-calls=10")) {
            shop.get("/open/reactive", "X-Request-Timeout-Ms", "2900");
            assertThat(Long.parseLong(partner.heard.get(0).getFirst("X-Request-Timeout-Ms")))
                    .isBetween(1L, 2_900L);
            partner.script = call -> 500;
            for (int i = 0; i < 10; i++) {
                shop.get("/open/advice");
            }
            int asked = partner.calls();
            assertThat(shop.get("/open/reactive").body()).isEqualTo("bestsellers");
            assertThat(partner.calls()).isEqualTo(asked);
        }
    }

    @Test
    void nobody_waits_for_ever_where_the_service_says_nothing() {
        try (Running shop = Running.with("lintel.test=true")) {
            HttpClientSettings clients = shop.bean(HttpClientSettings.class);
            assertThat(clients.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(clients.readTimeout()).isEqualTo(Duration.ofSeconds(10));
            assertThat(shop.bean(Environment.class).getProperty("spring.jdbc.template.query-timeout"))
                    .isEqualTo("30s");
        }
        try (Running own = Running.with("spring.http.clients.read-timeout=3s")) {
            assertThat(own.bean(HttpClientSettings.class).readTimeout()).isEqualTo(Duration.ofSeconds(3));
        }
        try (Running none = Running.with("lintel.guard.timeouts=false")) {
            assertThat(none.bean(HttpClientSettings.class).readTimeout()).isNull();
        }
    }

    private static Running shop(Partner partner, String... more) {
        String[] settings = java.util.Arrays.copyOf(more, more.length + 2);
        settings[more.length] = "advice=" + partner.url();
        settings[more.length + 1] = "lintel.guard.remote.enabled=true";
        return Running.with(settings);
    }
}
