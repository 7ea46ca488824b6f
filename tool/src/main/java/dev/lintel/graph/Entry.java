package dev.lintel.graph;

import dev.lintel.source.Span;

/// Where control enters the application from outside.
public sealed interface Entry permits Endpoint, Entry.Listener, Entry.Schedule {
    OperationId handler();

    Span at();

    /// For people: `GET /orders/{id}`, `queue orders`, `every 5 min`.
    String label();

    /// A consumer of messages or of application events from a broker.
    ///
    /// @param channel topic or queue, as written
    record Listener(String channel, OperationId handler, Span at) implements Entry {
        @Override
        public String label() {
            return "listener " + channel;
        }
    }

    /// A scheduled job.
    ///
    /// @param timing the cron text or the period as written
    record Schedule(String timing, OperationId handler, Span at) implements Entry {
        @Override
        public String label() {
            return "schedule " + timing;
        }
    }
}
