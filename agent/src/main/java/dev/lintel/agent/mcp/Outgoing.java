package dev.lintel.agent.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/// Keeps back the answers that nobody waits for; everything else goes on as it came.
class Outgoing implements McpServerTransport {
    private final McpServerTransport wrapped;
    private final Predicate<JSONRPCMessage> mayGo;

    Outgoing(McpServerTransport wrapped, Predicate<JSONRPCMessage> mayGo) {
        this.wrapped = wrapped;
        this.mayGo = mayGo;
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.defer(() -> mayGo.test(message) ? wrapped.sendMessage(message) : Mono.empty());
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return wrapped.unmarshalFrom(data, type);
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

    /// The same for the stream of one request over HTTP.
    static final class Stream extends Outgoing implements McpStreamableServerTransport {
        private final McpStreamableServerTransport wrapped;
        private final Predicate<JSONRPCMessage> mayGo;

        Stream(McpStreamableServerTransport wrapped, Predicate<JSONRPCMessage> mayGo) {
            super(wrapped, mayGo);
            this.wrapped = wrapped;
            this.mayGo = mayGo;
        }

        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message, String event) {
            return Mono.defer(() -> mayGo.test(message) ? wrapped.sendMessage(message, event) : Mono.empty());
        }
    }
}
