package dev.lintel.agent.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RunningCallsTest {
    private final RunningCalls calls = new RunningCalls();

    @Test
    void what_is_cancelled_before_a_thread_is_free_for_it_is_not_begun() {
        AtomicBoolean begun = new AtomicBoolean();
        calls.received("s", request(7));

        calls.heeds("s", cancelled(7));

        assertThatThrownBy(() -> run(7, begun)).isInstanceOf(CancellationException.class);
        assertThat(begun).isFalse();
        assertThat(calls.mayGo("s", answer(7))).isFalse();
    }

    @Test
    void a_cancel_after_the_answer_touches_nobody() {
        AtomicBoolean begun = new AtomicBoolean();
        calls.received("s", request(7));
        run(7, begun);

        assertThat(calls.mayGo("s", answer(7))).isTrue();
        calls.heeds("s", cancelled(7));
        calls.received("s", request(8));
        run(8, begun);
        assertThat(calls.mayGo("s", answer(8))).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void the_same_id_in_another_session_is_another_call() {
        calls.received("s", request(7));
        calls.received("t", request(7));

        calls.heeds("t", cancelled(7));

        assertThat(calls.mayGo("s", answer(7))).isTrue();
        assertThat(calls.mayGo("t", answer(7))).isFalse();
    }

    @Test
    void who_leaves_waits_for_nothing() {
        AtomicBoolean begun = new AtomicBoolean();
        calls.received("s", request(7));

        calls.left("s");

        assertThatThrownBy(() -> run(7, begun)).isInstanceOf(CancellationException.class);
    }

    private void run(int id, AtomicBoolean begun) {
        calls.run("s", Map.of(NumberedRequests.ID, id), () -> {
            begun.set(true);
            return "done";
        });
    }

    private static JSONRPCRequest request(int id) {
        return new JSONRPCRequest("2.0", "tools/call", id, null);
    }

    private static JSONRPCNotification cancelled(int id) {
        return new JSONRPCNotification("2.0", "notifications/cancelled", Map.of("requestId", id));
    }

    private static JSONRPCResponse answer(int id) {
        return new JSONRPCResponse("2.0", id, "done", null);
    }
}
