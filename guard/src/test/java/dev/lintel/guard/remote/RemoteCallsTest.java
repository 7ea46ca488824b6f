package dev.lintel.guard.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.remote.RemoteEvents.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

class RemoteCallsTest {
    private final Partner partner = new Partner();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        partner.close();
    }

    @Test
    void a_get_is_repeated_until_the_other_side_can() {
        partner.script = call -> call < 3 ? 503 : 200;
        assertThat(status(client(3, 100, 50), HttpMethod.GET)).isEqualTo(200);
        assertThat(partner.calls()).isEqualTo(3);
    }

    @Test
    void a_post_is_not_repeated_unless_it_carries_a_key() {
        partner.script = call -> 503;
        RestClient client = client(3, 100, 50);
        assertThat(status(client, HttpMethod.POST)).isEqualTo(503);
        assertThat(partner.calls()).isEqualTo(1);
        assertThat(status(client, HttpMethod.POST, "Idempotency-Key", "k")).isEqualTo(503);
        assertThat(partner.calls()).isEqualTo(4);
    }

    @Test
    void an_error_of_the_caller_is_an_answer() {
        partner.script = call -> 404;
        assertThat(status(client(3, 100, 50), HttpMethod.GET)).isEqualTo(404);
        assertThat(partner.calls()).isEqualTo(1);
    }

    @Test
    void a_host_that_fails_is_not_asked_much_more_often_than_before() {
        partner.script = call -> 503;
        RestClient client = client(3, 1_000_000, 50);
        for (int i = 0; i < 200; i++) {
            status(client, HttpMethod.GET);
        }
        assertThat(partner.calls()).isBetween(215, 231);
        assertThat(outcomes).contains(Outcome.UNREPEATED);
    }

    @Test
    void a_host_that_keeps_failing_is_left_alone_and_an_open_breaker_is_not_asked_again() throws Exception {
        partner.script = call -> 500;
        RestClient client = client(3, 10, 50);
        for (int i = 0; i < 20; i++) {
            int asked = partner.calls();
            try {
                status(client, HttpMethod.GET);
            } catch (RestClientException open) {
                assertThat(open).hasRootCauseInstanceOf(NotCalledException.class);
                assertThat(partner.calls()).isEqualTo(asked);
            }
        }
        assertThat(partner.calls()).isEqualTo(5);
        assertThat(outcomes.stream().filter(Outcome.OPEN::equals).count()).isEqualTo(15);
        partner.script = call -> 200;
        Thread.sleep(400);
        assertThat(status(client, HttpMethod.GET)).isEqualTo(200);
    }

    @Test
    void more_calls_at_once_than_there_are_places_fail_at_once() {
        partner.millis = 1_000;
        RestClient client = client(1, 100, 2);
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return status(client, HttpMethod.GET);
                            } catch (RestClientException full) {
                                return 0;
                            }
                        },
                        task -> new Thread(task).start()))
                .toList();
        assertThat(calls.stream().map(CompletableFuture::join).filter(each -> each == 200))
                .hasSize(2);
        assertThat(outcomes.stream().filter(Outcome.FULL::equals).count()).isEqualTo(4);
    }

    @Test
    void a_connection_that_fails_is_tried_again_and_then_told() {
        String nobody = partner.url();
        partner.close();
        assertThatThrownBy(() -> client(3, 100, 50).get().uri(nobody).retrieve().toBodilessEntity())
                .isInstanceOf(RestClientException.class);
        assertThat(outcomes.stream().filter(Outcome.REPEATED::equals).count()).isEqualTo(2);
    }

    private int status(RestClient client, HttpMethod method, String... header) {
        RestClient.RequestBodySpec request = client.method(method).uri(partner.url());
        if (header.length == 2) {
            request.header(header[0], header[1]);
        }
        Integer status =
                request.exchange((sent, answer) -> answer.getStatusCode().value());
        return status == null ? 0 : status;
    }

    private RestClient client(int attempts, int lastCalls, int atOnce) {
        RemotePolicy policy = new RemotePolicy(
                attempts,
                Duration.ofMillis(2),
                Duration.ofMillis(10),
                10,
                atOnce,
                50,
                lastCalls,
                Duration.ofMillis(300),
                "X-Request-Timeout-Ms");
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
        factory.setReadTimeout(Duration.ofSeconds(20));
        return RestClient.builder()
                .requestFactory(factory)
                .requestInterceptor(new RemoteCalls(new Hosts(policy, (host, outcome) -> outcomes.add(outcome))))
                .build();
    }
}
