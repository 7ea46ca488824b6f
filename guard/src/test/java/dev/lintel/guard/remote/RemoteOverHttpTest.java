package dev.lintel.guard.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

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
            assertThat(shop.bean(Environment.class).getProperty("spring.jdbc.template.query-timeout", Duration.class))
                    .isEqualTo(Duration.ofSeconds(30));
        }
        try (Running own = Running.with("spring.http.clients.read-timeout=3s")) {
            assertThat(own.bean(HttpClientSettings.class).readTimeout()).isEqualTo(Duration.ofSeconds(3));
        }
        try (Running none = Running.with("lintel.guard.timeouts=false")) {
            assertThat(none.bean(HttpClientSettings.class).readTimeout()).isNull();
        }
    }

    interface Adviser {
        @GetExchange("/advice")
        ResponseEntity<Void> ask();
    }

    @Test
    void an_http_interface_repeats_and_waits_like_the_client_that_it_is_made_of() {
        try (Partner partner = new Partner();
                Running shop = shop(partner, "lintel.guard.remote.pause=1ms")) {
            RestClient client =
                    shop.bean(RestClient.Builder.class).baseUrl(partner.url()).build();
            Adviser adviser = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                    .build()
                    .createClient(Adviser.class);
            partner.script = call -> call == 1 ? 503 : 200;
            assertThat(adviser.ask().getStatusCode().value()).isEqualTo(200);
            assertThat(partner.calls()).isEqualTo(2);
        }
    }

    @Test
    void statements_are_given_up_after_half_a_minute_where_the_service_says_nothing() {
        try (Running shop = Running.with("spring.datasource.url=" + ShopTables.url())) {
            assertThat(shop.bean(JdbcTemplate.class).getQueryTimeout()).isEqualTo(30);
        }
    }

    @Test
    void a_service_is_ready_only_with_what_it_depends_on_and_alive_without() {
        try (Running shop = Running.with(
                "spring.datasource.url=" + ShopTables.url(),
                "lintel.guard.health.readiness-with-dependencies=true",
                "management.endpoint.health.show-components=always")) {
            assertThat(shop.get("/actuator/health/readiness").body()).contains("\"db\"");
            assertThat(shop.get("/actuator/health/liveness").body())
                    .contains("UP")
                    .doesNotContain("\"db\"");
        }
    }

    private static Running shop(Partner partner, String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 2);
        settings[more.length] = "advice=" + partner.url();
        settings[more.length + 1] = "lintel.guard.remote.enabled=true";
        return Running.with(settings);
    }
}
