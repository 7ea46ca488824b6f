package dev.lintel.agent.route;

/// Where a sentence goes.
public sealed interface Route {
    /// It is understood.
    record To(Intent intent) implements Route {}

    /// It may be one of two; the likelier first.
    record Either(Intent first, Intent second) implements Route {}

    /// It is about something else.
    record OutOfScope() implements Route {}
}
