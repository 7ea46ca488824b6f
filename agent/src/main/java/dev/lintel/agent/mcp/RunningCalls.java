package dev.lintel.agent.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The requests that are being worked on, by session and id, from the moment they are received: an agent may cancel
/// one before a thread is free for it. One that is cancelled is interrupted, or not begun, and never answered (Model
/// Context Protocol, "Cancellation"); the SDK, 2.1.0, takes no notice of that. What cannot be found was answered
/// meanwhile, which the protocol allows for.
final class RunningCalls {
    private static final String CANCELLED = "notifications/cancelled";

    private final Map<Key, Call> running = new ConcurrentHashMap<>();

    private record Key(String session, Object request) {}

    /// One request and, once it is begun, the thread that works on it. Nobody may interrupt a thread that has gone on
    /// to something else.
    private static final class Call {
        private @Nullable Thread worker;
        private boolean cancelled;
        private boolean done;

        /// @throws CancellationException when nobody waits for it any more
        synchronized void begin() {
            if (cancelled) {
                throw new CancellationException("cancelled before it began");
            }
            worker = Thread.currentThread();
        }

        synchronized void cancel() {
            if (!done) {
                cancelled = true;
                if (worker != null) {
                    worker.interrupt();
                }
            }
        }

        synchronized void end() {
            done = true;
            if (cancelled) {
                Thread.interrupted();
            }
        }

        synchronized boolean isCancelled() {
            return cancelled;
        }
    }

    /// Every request is told of here before the SDK gets it, and forgotten with its answer.
    void received(String session, JSONRPCRequest request) {
        if (request.id() != null) {
            running.put(new Key(session, request.id()), new Call());
        }
    }

    /// Nobody waits for anything of that session any more.
    void left(String session) {
        running.forEach((key, call) -> {
            if (key.session().equals(session)) {
                call.cancel();
            }
        });
    }

    /// @param meta what the request says of itself, its own id included ([NumberedRequests])
    /// @throws CancellationException when it was cancelled before it began
    <T> T run(String session, @Nullable Map<String, Object> meta, Supplier<T> work) {
        Object request = meta == null ? null : meta.get(NumberedRequests.ID);
        if (request == null) {
            return work.get();
        }
        Call call = running.computeIfAbsent(new Key(session, request), _ -> new Call());
        call.begin();
        try {
            return work.get();
        } finally {
            call.end();
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
        Call call = running.remove(new Key(session, response.id()));
        return call == null || !call.isCancelled();
    }
}
