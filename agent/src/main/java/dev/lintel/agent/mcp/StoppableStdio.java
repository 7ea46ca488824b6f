package dev.lintel.agent.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/// The SDK's transport over standard input and output, with calls that can be cancelled.
final class StoppableStdio implements McpServerTransportProvider {
    private final McpServerTransportProvider wrapped;
    private final RunningCalls calls;

    StoppableStdio(McpServerTransportProvider wrapped, RunningCalls calls) {
        this.wrapped = wrapped;
        this.calls = calls;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        wrapped.setSessionFactory(transport -> {
            AtomicReference<String> session = new AtomicReference<>("");
            McpServerTransport outgoing = new Outgoing(transport, message -> calls.mayGo(session.get(), message));
            McpServerSession begun = factory.create(outgoing);
            session.set(begun.getId());
            return new Session(begun, transport, calls);
        });
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return wrapped.notifyClients(method, params);
    }

    @Override
    public Mono<Void> notifyClient(String session, String method, Object params) {
        return wrapped.notifyClient(session, method, params);
    }

    @Override
    public List<String> protocolVersions() {
        return wrapped.protocolVersions();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return wrapped.closeGracefully();
    }

    @Override
    public void close() {
        wrapped.close();
    }

    /// Hands everything on but cancellations. The SDK wants a class of its own here; what that class keeps itself
    /// stays unused.
    private static final class Session extends McpServerSession {
        private final McpServerSession wrapped;
        private final RunningCalls calls;

        Session(McpServerSession wrapped, McpServerTransport transport, RunningCalls calls) {
            super(wrapped.getId(), Duration.ZERO, transport, _ -> Mono.empty(), Map.of(), Map.of());
            this.wrapped = wrapped;
            this.calls = calls;
        }

        @Override
        public Mono<Void> handle(JSONRPCMessage message) {
            if (message instanceof JSONRPCRequest request) {
                calls.received(getId(), request);
            }
            return message instanceof JSONRPCNotification notification && calls.heeds(getId(), notification)
                    ? Mono.empty()
                    : wrapped.handle(message);
        }

        @Override
        public <T> Mono<T> sendRequest(String method, Object params, TypeRef<T> answer) {
            return wrapped.sendRequest(method, params, answer);
        }

        @Override
        public Mono<Void> sendNotification(String method, Object params) {
            return wrapped.sendNotification(method, params);
        }

        @Override
        public void setMinLoggingLevel(LoggingLevel level) {
            wrapped.setMinLoggingLevel(level);
        }

        @Override
        public boolean isNotificationForLevelAllowed(LoggingLevel level) {
            return wrapped.isNotificationForLevelAllowed(level);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return wrapped.closeGracefully();
        }

        @Override
        public void close() {
            wrapped.close();
        }
    }
}
