package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Optional;

/// Something outside that the application calls and waits for.
///
/// @param name for people: the bean, interface or library
/// @param library `RestTemplate`, `RestClient`, `WebClient`, `Feign`, `HttpClient`, `OkHttp` …
/// @param definedAt where it is built or configured, when that was found
public record Client(Kind kind, String name, String library, Timeout connect, Timeout response, Span definedAt) {
    public enum Kind {
        HTTP,
        RPC,
        MAIL,
        BROKER,
        CACHE,
        SEARCH,
        STORAGE,
        OTHER
    }

    /// A time limit: known with its value, known to be absent (waits for ever), or unknown.
    ///
    /// @param millis empty when unlimited or unknown
    /// @param why what decided: `setConnectTimeout`, `default of RestTemplate: none`
    public record Timeout(State state, Optional<Long> millis, String why, Optional<Span> at) {
        public enum State {
            LIMITED,
            UNLIMITED,
            UNKNOWN
        }
    }
}
