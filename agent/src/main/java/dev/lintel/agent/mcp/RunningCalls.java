package dev.lintel.agent.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The requests that are being worked on, by session and id. One that its agent cancels is interrupted and never
/// answered (Model Context Protocol, "Cancellation"); the SDK, 2.1.0, takes no notice of that. What cannot be found
/// was answered meanwhile, which the protocol allows for.
final class RunningCalls {
    private static final String CANCELLED = "notifications/cancelled";

    private final Map<Key, Call> running = new ConcurrentHashMap<>();

    private record Key(String session, Object request) {}

    /// What the thread that asks does for one request. Nobody may interrupt it when it has gone on to something else.
    private static final class Call {
        private final Thread worker = Thread.currentThread();
        private boolean cancelled;
        private boolean done;

        synchronized void cancel() {
            if (!done) {
                cancelled = true;
                worker.interrupt();
            }
        }

        /// Whether it was cancelled before its end.
        synchronized boolean end() {
            done = true;
            if (cancelled) {
                Thread.interrupted();
            }
            return cancelled;
        }

        synchronized boolean isCancelled() {
            return cancelled;
        }
    }

    /// @param meta what the request says of itself, its own id included ([NumberedRequests])
    <T> T run(String session, @Nullable Map<String, Object> meta, Supplier<T> work) {
        Object request = meta == null ? null : meta.get(NumberedRequests.ID);
        if (request == null) {
            return work.get();
        }
        Key key = new Key(session, request);
        Call call = new Call();
        running.put(key, call);
        try {
            return work.get();
        } finally {
            // one that was cancelled is remembered until its answer has been kept back
            if (!call.end()) {
                running.remove(key, call);
            }
        }
    }

    /// @return whether the notification was for us
    boolean heeds(String session, JSONRPCNotification notification) {
        if (!CANCELLED.equals(notification.method())) {
            return false;
        }
        Object request = notification.params() instanceof Map<?, ?> params ? params.get("requestId") : null;
        Call call = request == null ? null : running.get(new Key(session, request));
        if (call != null) {
            call.cancel();
        }
        return true;
    }

    /// Whether a message may go out.
    boolean mayGo(String session, JSONRPCMessage message) {
        if (!(message instanceof JSONRPCResponse response) || response.id() == null) {
            return true;
        }
        Key key = new Key(session, response.id());
        Call call = running.get(key);
        return call == null || !call.isCancelled() || !running.remove(key, call);
    }
}
