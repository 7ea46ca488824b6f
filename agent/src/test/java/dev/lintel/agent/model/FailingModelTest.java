package dev.lintel.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.lintel.agent.Shop;
import dev.lintel.agent.model.StandIn.Reply;
import dev.lintel.cli.Exit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that refuse, are busy, break, trickle, never end, or talk nonsense.
class FailingModelTest extends AskedModel {
    @ParameterizedTest
    @EnumSource
    void a_refused_key_is_said_and_not_shown(Protocol protocol) throws Exception {
        String quoting = "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}";
        try (StandIn server = new StandIn(Reply.of(401, quoting, Map.of()))) {
            Ran ran = ask(server, protocol, "--show-sent");

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err())
                    .contains("refused the key in")
                    .contains("(401)")
                    .contains("Incorrect API key");
            assertThat(ran.err() + ran.out()).doesNotContain(KEY);
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_busy_server_is_waited_for_as_long_as_it_asks(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(429, "{}", Map.of("Retry-After", "0")),
                Reply.of(500, "{}", Map.of("Retry-After", "0")),
                Reply.of(protocol.calls("backend_overview", OVERVIEW)),
                Reply.of(protocol.calls("answer", PROVED)))) {
            assertThat(ask(server, protocol).exit()).isEqualTo(Exit.CLEAN);
        }
    }

    @Test
    void a_server_that_asks_for_an_hour_is_not_waited_for() throws Exception {
        try (StandIn server = new StandIn(Reply.of(429, "{}", Map.of("Retry-After", "3600")))) {
            Ran ran = ask(server, Protocol.ANTHROPIC);

            assertThat(ran.err()).contains("asks to wait 3600 s").contains("(429)");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void a_date_to_wait_for_is_understood() throws Exception {
        String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(2));
        try (StandIn server = new StandIn(Reply.of(503, "{}", Map.of("Retry-After", later)))) {
            ask(server, Protocol.OLLAMA);

            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void nobody_is_waited_for_longer_than_the_budget_lasts() throws Exception {
        try (StandIn server = new StandIn(Reply.of(429, "{}", Map.of("Retry-After", "20")))) {
            Ran ran = ask(server, Protocol.ANTHROPIC, "--budget", "time=15s");

            assertThat(ran.err()).contains("asks to wait 20 s");
            assertThat(server.received()).hasSize(1);
        }
        try (StandIn server = new StandIn(Reply.trickling(new CountDownLatch(1)))) {
            assertThat(ask(server, Protocol.ANTHROPIC, "--budget", "time=1s").err())
                    .contains("did not answer within 1 s");
        }
    }

    @Test
    void when_the_time_is_over_nothing_more_is_sent() throws Exception {
        try (StandIn server = new StandIn(Reply.of("{}"))) {
            Budget over = new Budget(1, 1, Duration.ZERO, Duration.ofSeconds(10));
            Connection connection = Connection.of("ollama:m", Optional.of(server.url()), Map.of());
            Wire wire = new Wire(connection, over, _ -> {});

            assertThatThrownBy(() -> wire.execute(HttpRequest.builder()
                            .method(HttpMethod.POST)
                            .url(server.url())
                            .body("{}")
                            .build()))
                    .isInstanceOf(ModelProblem.class)
                    .hasMessageContaining("the time that the budget allows is over");
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 529})
    void what_may_pass_is_tried_again(int status) throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(status, "{}", Map.of("Retry-After", "0")),
                Reply.of(Protocol.OPENAI.calls("backend_overview", OVERVIEW)),
                Reply.of(Protocol.OPENAI.calls("answer", PROVED)))) {
            assertThat(ask(server, Protocol.OPENAI).exit()).isEqualTo(Exit.CLEAN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 501})
    void what_will_not_pass_is_not_tried_again(int status) throws Exception {
        try (StandIn server = new StandIn(Reply.of(status, "{}", Map.of("Retry-After", "0")))) {
            assertThat(ask(server, Protocol.OPENAI).err()).contains("(" + status + ")");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void who_says_no_time_is_given_more_of_it_each_time() throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(500, "{}", Map.of()), Reply.of(500, "{}", Map.of()), Reply.of(400, "{}", Map.of()))) {
            ask(server, Protocol.OPENAI);

            List<StandIn.Received> received = server.received();
            assertThat(received).hasSize(3);
            assertThat(Duration.ofNanos(
                            received.get(1).nanos() - received.get(0).nanos()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(990));
            assertThat(Duration.ofNanos(
                            received.get(2).nanos() - received.get(1).nanos()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(1_990));
        }
    }

    @Test
    void a_long_refusal_is_cut_and_steers_no_terminal() throws Exception {
        try (StandIn server = new StandIn(Reply.of(400, "\u001b[2Jno" + "!".repeat(5_000), Map.of()))) {
            assertThat(ask(server, Protocol.ANTHROPIC).err())
                    .contains("no!!!")
                    .doesNotContain("\u001b")
                    .hasSizeLessThan(1_000);
        }
    }

    @Test
    void the_key_is_hidden_in_whatever_comes_back() throws Exception {
        String word = "allOfOneWord0123456789";
        try (StandIn server = new StandIn(Reply.of(word))) {
            assertThat(askAt(server.url(), Protocol.OPENAI, word, Shop.repository(), "is it safe?")
                            .err())
                    .contains("cannot be read", Masking.MASK)
                    .doesNotContain(word);
        }
        try (ServerSocket noHttp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> echoes(noHttp));
            Ran ran = askAt("http://127.0.0.1:" + noHttp.getLocalPort(), Protocol.OPENAI);

            assertThat(ran.err()).contains("gave no whole answer", Masking.MASK).doesNotContain(KEY);
        }
    }

    /// Speaks no HTTP and quotes the key.
    private static void echoes(ServerSocket server) {
        while (true) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[8_192]);
                socket.getOutputStream().write((KEY + " is no key\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void who_does_not_listen_is_said_to_be_out_of_reach() throws Exception {
        String gone;
        try (StandIn server = new StandIn()) {
            gone = server.url();
        }
        assertThat(askAt(gone, Protocol.OLLAMA).err()).contains("cannot be reached at " + gone);
    }

    @Test
    void a_server_that_stays_broken_is_given_up() throws Exception {
        try (StandIn server = new StandIn(Reply.of(500, "boom", Map.of("Retry-After", "0")))) {
            Ran ran = ask(server, Protocol.OPENAI);

            assertThat(ran.err()).contains("failed (500): boom");
            assertThat(server.received()).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_trickles_is_left_after_the_timeout(Protocol protocol) throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (StandIn server = new StandIn(Reply.trickling(left))) {
            long start = System.nanoTime();
            Ran ran = ask(server, protocol, "--budget", "timeout=1s");

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).contains("did not answer within 1 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            assertThat(left.await(20, TimeUnit.SECONDS))
                    .as("the connection is given up")
                    .isTrue();
        }
    }

    @Test
    void an_answer_without_end_is_cut_off() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (StandIn server = new StandIn(Reply.flooding(left))) {
            Ran ran = ask(server, Protocol.OPENAI, "--budget", "timeout=60s");

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).contains("gave no whole answer").doesNotContain("did not answer within");
            assertThat(left.await(20, TimeUnit.SECONDS))
                    .as("the connection is given up")
                    .isTrue();
        }
    }

    @Test
    void a_long_answer_is_read_to_its_end_and_a_longer_one_is_not() throws Exception {
        String padding = " ".repeat((4 << 20) - 1_000);
        try (StandIn server = new StandIn(
                Reply.of(Protocol.OPENAI.calls("backend_overview", OVERVIEW) + padding),
                Reply.of(Protocol.OPENAI.calls("answer", PROVED) + padding))) {
            assertThat(ask(server, Protocol.OPENAI).exit()).isEqualTo(Exit.CLEAN);
        }
        try (StandIn server = new StandIn(
                Reply.of(Protocol.OPENAI.calls("backend_overview", OVERVIEW) + padding + " ".repeat(2_000)),
                Reply.of(Protocol.OPENAI.calls("answer", PROVED)))) {
            Ran ran = ask(server, Protocol.OPENAI);

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).contains("gave no whole answer");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nonsense_is_said_to_be_nonsense(Protocol protocol) throws Exception {
        for (String nonsense : List.of("<html>Welcome</html>", "{\"choices\":", "{}", "[]", "null", "")) {
            try (StandIn server = new StandIn(Reply.of(nonsense))) {
                Ran ran = ask(server, protocol, "--budget", "calls=3");

                assertThat(ran.exit()).as(nonsense).isEqualTo(Exit.INCOMPLETE);
                assertThat(ran.out()).as(nonsense).isEmpty();
                assertThat(ran.err()).as(nonsense).contains("without --model").doesNotContain("Exception", "\tat ");
            }
        }
    }
}
