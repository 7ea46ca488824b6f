package dev.lintel.guard.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.remote.RemoteEvents.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/// WebClient against a real server.
class RemoteExchangesTest {
    private final Partner partner = new Partner();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        partner.close();
    }

    @Test
    void what_may_be_repeated_is_and_what_may_not_is_not() {
        WebClient client = client(3, 100, 20);
        partner.script = call -> call == 1 ? 503 : 200;
        assertThat(get(client)).isEqualTo(200);
        assertThat(partner.calls()).isEqualTo(2);
        partner.script = call -> 503;
        assertThat(post(client, "")).isEqualTo(503);
        assertThat(partner.calls()).isEqualTo(3);
        assertThat(post(client, "a-key-of-sixteen")).isEqualTo(503);
        assertThat(partner.calls()).isEqualTo(6);
    }

    @Test
    void repetitions_come_out_of_a_budget() {
        WebClient client = client(3, 0, 1_000);
        partner.script = call -> 503;
        for (int i = 0; i < 20; i++) {
            get(client);
        }
        assertThat(partner.calls()).isEqualTo(20 + 10);
        assertThat(outcomes).contains(Outcome.UNREPEATED);
    }

    @Test
    void a_host_that_fails_is_left_alone() {
        WebClient client = client(1, 0, 10);
        partner.script = call -> 500;
        for (int i = 0; i < 5; i++) { // half of those that are looked at are enough
            get(client);
        }
        int asked = partner.calls();
        assertThatThrownBy(() -> get(client))
                .isInstanceOf(WebClientRequestException.class)
                .hasCauseInstanceOf(NotCalledException.class);
        assertThat(partner.calls()).isEqualTo(asked);
        assertThat(outcomes).contains(Outcome.OPEN);
    }

    private WebClient client(int attempts, int repeated, int lastCalls) {
        RemotePolicy policy = new RemotePolicy(
                attempts,
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                repeated,
                50,
                50,
                lastCalls,
                Duration.ofMinutes(1),
                "X-Left");
        return WebClient.builder()
                .baseUrl(partner.url())
                .clientConnector(new JdkClientHttpConnector())
                .filter(new RemoteExchanges(new Hosts(policy, (host, outcome) -> outcomes.add(outcome))))
                .build();
    }

    private static int get(WebClient client) {
        return status(client.get());
    }

    private static int post(WebClient client, String key) {
        WebClient.RequestBodyUriSpec request = client.post();
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return status(request);
    }

    private static int status(WebClient.RequestHeadersSpec<?> request) {
        HttpStatusCode status = request.exchangeToMono(
                        answer -> answer.releaseBody().thenReturn(answer.statusCode()))
                .block(Duration.ofSeconds(20));
        return status == null ? 0 : status.value();
    }
}
