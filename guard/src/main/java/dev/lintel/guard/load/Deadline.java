package dev.lintel.guard.load;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Until when the caller of this request waits. What is left goes on with every remote call, so that nobody down the
/// line works for an answer that nobody reads.
///
/// The request's own thread knows it; work handed to other threads takes `left()` along by hand.
public final class Deadline {
    private static final ThreadLocal<Long> END = new ThreadLocal<>();

    private Deadline() {}

    /// What is left, zero or less once it has passed; empty if this request has none.
    public static Optional<Duration> left() {
        return left(System::nanoTime);
    }

    static Optional<Duration> left(LongSupplier nanos) {
        Long end = END.get();
        return end == null ? Optional.empty() : Optional.of(Duration.ofNanos(end - nanos.getAsLong()));
    }

    static void begin(Duration from) {
        END.set(System.nanoTime() + from.toNanos());
    }

    static void end() {
        END.remove();
    }
}
