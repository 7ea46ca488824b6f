package dev.lintel.review;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/// One thread per core, each with a stack deep enough for the expressions that generators write: a chain of twenty
/// thousand concatenations is one tree. Stack memory is only reserved; what is not used costs nothing.
final class DeepThreads implements AutoCloseable {
    private static final long STACK = 512L << 20;

    private final ExecutorService pool;

    DeepThreads() {
        ThreadFactory deep = task -> {
            Thread thread = new Thread(null, task, "lintel", STACK);
            thread.setDaemon(true);
            return thread;
        };
        this.pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), deep);
    }

    /// What became of a task: its value, or what it threw.
    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        record Crashed<T>(Throwable cause) implements Outcome<T> {}
    }

    /// Runs all and gives their outcomes in the order of the tasks. A stack that overflows nevertheless is an
    /// outcome too.
    ///
    /// @throws CancellationException when this thread is interrupted meanwhile; the tasks are then told to stop
    <T> List<Outcome<T>> all(List<Callable<T>> tasks) {
        List<Future<T>> futures = tasks.stream().map(pool::submit).toList();
        List<Outcome<T>> outcomes = new ArrayList<>(futures.size());
        for (Future<T> future : futures) {
            outcomes.add(outcome(future));
        }
        return List.copyOf(outcomes);
    }

    <T> Outcome<T> one(Callable<T> task) {
        return all(List.of(task)).getFirst();
    }

    private <T> Outcome<T> outcome(Future<T> future) {
        try {
            return new Outcome.Done<>(future.get());
        } catch (ExecutionException crash) {
            return new Outcome.Crashed<>(crash.getCause() == null ? crash : crash.getCause());
        } catch (InterruptedException stop) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
