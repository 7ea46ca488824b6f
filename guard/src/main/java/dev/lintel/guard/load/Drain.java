package dev.lintel.guard.load;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/// Goes on serving for a while after the service has said that it is not ready any more. Who hands out requests
/// learns of that only when it asks the next time; without the pause it sends them to a port that is closed. The
/// first thing that stops: after it the port closes, requests under way end, and then all else.
public final class Drain implements SmartLifecycle {
    private final Duration pause;
    private volatile boolean running;

    public Drain(Duration pause) {
        this.pause = pause;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE; // the web server's graceful end stands below it
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
