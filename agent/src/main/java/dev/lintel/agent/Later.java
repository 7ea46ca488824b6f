package dev.lintel.agent;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is worked out when it is first asked for, and kept. Who asks meanwhile waits, and may be
/// interrupted; what fails is tried again by the next.
final class Later<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Supplier<T> work;
    private volatile @Nullable T found;

    Later(Supplier<T> work) {
        this.work = work;
    }

    boolean isKnown() {
        return found != null;
    }

    /// @throws CancellationException when the thread was interrupted while it waited
    T get() {
        T known = found;
        if (known != null) {
            return known;
        }
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
        try {
            return settled();
        } finally {
            lock.unlock();
        }
    }

    private T settled() {
        T known = found;
        Supplier<T> todo = work;
        if (known != null || todo == null) {
            return Objects.requireNonNull(known);
        }
        T made = todo.get();
        found = made;
        // what it was made from need not be kept any longer
        work = null;
        return made;
    }
}
