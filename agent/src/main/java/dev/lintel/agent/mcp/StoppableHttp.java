package dev.lintel.agent.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The SDK's transport over streamable HTTP, with calls that can be cancelled.
final class StoppableHttp implements McpStreamableServerTransportProvider {
    private final McpStreamableServerTransportProvider wrapped;
    private final RunningCalls calls;

    StoppableHttp(McpStreamableServerTransportProvider wrapped, RunningCalls calls) {
        this.wrapped = wrapped;
        this.calls = calls;
    }

    @Override
    public void setSessionFactory(McpStreamableServerSession.Factory factory) {
        wrapped.setSessionFactory(request -> {
            McpStreamableServerSession.McpStreamableServerSessionInit begun = factory.startSession(request);
            return new McpStreamableServerSession.McpStreamableServerSessionInit(
                    new Session(begun.session(), request, calls), begun.initResult());
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
    private static final class Session extends McpStreamableServerSession {
        private final McpStreamableServerSession wrapped;
        private final RunningCalls calls;

        Session(McpStreamableServerSession wrapped, InitializeRequest request, RunningCalls calls) {
            ClientCapabilities capabilities = request.capabilities();
            Implementation client = request.clientInfo();
            super(wrapped.getId(), capabilities, client, Duration.ZERO, Map.of(), Map.of());
            this.wrapped = wrapped;
            this.calls = calls;
        }

        private McpStreamableServerTransport outgoing(McpStreamableServerTransport transport) {
            return new Outgoing.Stream(transport, message -> calls.mayGo(getId(), message));
        }

        @Override
        public Mono<Void> responseStream(JSONRPCRequest request, McpStreamableServerTransport transport) {
            calls.received(getId(), request);
            return wrapped.responseStream(request, outgoing(transport));
        }

        @Override
        public Mono<Void> accept(JSONRPCNotification notification) {
            return calls.heeds(getId(), notification) ? Mono.empty() : wrapped.accept(notification);
        }

        @Override
        public Mono<Void> accept(JSONRPCResponse response) {
            return wrapped.accept(response);
        }

        @Override
        public McpStreamableServerSessionStream responseStream(McpStreamableServerTransport transport) {
            return wrapped.responseStream(outgoing(transport));
        }

        @Override
        public McpStreamableServerSessionStream listeningStream(McpStreamableServerTransport transport) {
            return wrapped.listeningStream(transport);
        }

        @Override
        public boolean hasListeningStream() {
            return wrapped.hasListeningStream();
        }

        @Override
        public boolean hasOpenStream() {
            return wrapped.hasOpenStream();
        }

        @Override
        public void releaseListeningStream() {
            wrapped.releaseListeningStream();
        }

        @Override
        public Flux<JSONRPCMessage> replay(Object lastEvent) {
            return wrapped.replay(lastEvent);
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
        public Mono<Void> delete() {
            calls.left(getId());
            return wrapped.delete();
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
