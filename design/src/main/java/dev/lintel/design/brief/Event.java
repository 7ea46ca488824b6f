package dev.lintel.design.brief;

/// `OrderPaid: {from: Order -> PAID, to: kafka:orders}`: what others are told, at least once.
///
/// @param state that the resource has come to, or `created`
/// @param carrier by what it is told: `kafka`, `http` or `log`
/// @param channel the topic or address; empty for the log
public record Event(String name, String resource, String state, Carrier carrier, String channel) {
    static final String CREATED = "created";

    /// Whether it tells of a new row, and not of a state that a row has come to.
    public boolean isCreation() {
        return state.equals(CREATED);
    }

    public enum Carrier {
        KAFKA,
        HTTP,
        LOG
    }
}
