package dev.lintel.cli;

import java.util.Locale;

/// A line on standard error that says what takes so long; only on a terminal, and only after a while.
public final class Progress implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 300;
    private static final long TICK_MILLIS = 100;

    private final Console console;
    private final String what;
    private final Thread ticking;

    private Progress(Console console, String what) {
        this.console = console;
        this.what = what;
        this.ticking = Thread.ofVirtual().unstarted(this::tick);
    }

    public static Progress start(Console console, String what) {
        Progress progress = new Progress(console, what);
        if (console.showsProgress()) {
            progress.ticking.start();
        }
        return progress;
    }

    private void tick() {
        long start = System.nanoTime();
        try {
            Thread.sleep(PATIENCE_MILLIS);
            while (true) {
                double seconds = (System.nanoTime() - start) / 1e9;
                console.err().print(String.format(Locale.ROOT, "\r%s … %.1f s", what, seconds));
                console.err().flush();
                Thread.sleep(TICK_MILLIS);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!console.showsProgress()) {
            return;
        }
        ticking.interrupt();
        try {
            ticking.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        console.err().print("\r\u001B[K");
        console.err().flush();
    }
}
