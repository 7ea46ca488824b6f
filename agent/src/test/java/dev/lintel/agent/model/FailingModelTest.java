package dev.lintel.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.model.StandIn.Reply;
import dev.lintel.cli.Exit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        try (StandIn server = new StandIn(Reply.trickling())) {
            long start = System.nanoTime();
            Ran ran = ask(server, protocol, "--budget", "timeout=1s");

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).contains("did not answer within 1 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void an_answer_without_end_is_cut_off() throws Exception {
        try (StandIn server = new StandIn(Reply.of("x".repeat(5 << 20)))) {
            Ran ran = ask(server, Protocol.OPENAI);

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).hasSizeLessThan(1_000);
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
