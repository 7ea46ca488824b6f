package dev.lintel.bench.guard;

import dev.lintel.guard.limit.Ticks;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A clock that somebody sets all the time: back by some milliseconds, and forth again by as many.
final class SteppedClock implements Ticks, AutoCloseable {
    static final int MOST_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 50;

    private final Ticks real;
    private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
    private volatile long behindMillis;
    private volatile long millisForth;
    private volatile int steps;

    SteppedClock(Ticks real) {
        this.real = real;
        hand.scheduleAtFixedRate(this::step, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the hand's one thread writes
    private void step() {
        if (behindMillis == 0) {
            behindMillis = ThreadLocalRandom.current().nextInt(1, MOST_MILLIS);
        } else {
            millisForth += behindMillis; // first, so that whoever sees the new time finds it counted
            behindMillis = 0;
        }
        steps++;
    }

    @Override
    public long now() {
        return real.now() - behindMillis * 1_000;
    }

    int steps() {
        return steps;
    }

    /// By how much it was set forth in all.
    long millisForth() {
        return millisForth;
    }

    @Override
    public void close() {
        hand.shutdownNow();
    }
}
