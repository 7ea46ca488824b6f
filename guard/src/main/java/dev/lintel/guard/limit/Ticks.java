package dev.lintel.guard.limit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Time in microseconds since 1970.
@FunctionalInterface
public interface Ticks {
    long now();

    /// The machine's time, which runs on evenly when somebody sets its clock.
    static Ticks steady() {
        long wall = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        long start = System.nanoTime();
        return () -> wall + (System.nanoTime() - start) / 1000;
    }
}
