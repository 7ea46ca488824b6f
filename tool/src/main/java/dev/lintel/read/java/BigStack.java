package dev.lintel.read.java;

import dev.lintel.source.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Threads with a stack for sources that nest thousands of levels deep. Only what is used of it becomes real
/// memory.
final class BigStack {
    private static final long BYTES = 512L << 20;

    private BigStack() {}

    static void run(Runnable work) {
        each(1, 1, _ -> work.run());
    }

    /// Runs `work` for 0 to `count` - 1 on as many threads as there are processors, and waits.
    ///
    /// @throws java.util.concurrent.CancellationException when this thread is interrupted meanwhile
    static void each(int count, IntConsumer work) {
        each(count, Math.min(count, Runtime.getRuntime().availableProcessors()), work);
    }

    private static void each(int count, int threads, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(null, () -> drain(next, count, work, failure), "java-reader-" + i, BYTES);
            thread.setDaemon(true);
            thread.start();
            running.add(thread);
        }
        running.forEach(each -> join(each, running));
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static void drain(
            AtomicInteger next, int count, IntConsumer work, AtomicReference<@Nullable Throwable> failure) {
        try {
            for (int i = next.getAndIncrement(); i < count && failure.get() == null; i = next.getAndIncrement()) {
                Stop.ifAsked();
                work.accept(i);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /// Waits for the end of one. Who is interrupted tells all of them to stop, and waits for that: none may go on to
    /// work on what nobody wants.
    private static void join(Thread awaited, List<Thread> running) {
        boolean interrupted = false;
        while (true) {
            try {
                awaited.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                running.forEach(Thread::interrupt);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
