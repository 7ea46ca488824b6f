package dev.lintel.guard.outbox;

/// Hands an event to a broker or a webhook; the service declares a bean of it.
@FunctionalInterface
public interface EventSender {
    /// Returns when the other side has the event for sure; anything thrown means that it has not.
    void send(Event event) throws Exception;
}
