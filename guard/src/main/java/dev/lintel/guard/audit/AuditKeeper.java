package dev.lintel.guard.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// What goes on beside the requests: failures are written, entries sealed, old ones thrown out. When the database is
/// away, all of it waits.
public final class AuditKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditKeeper.class);
    private static final int HOUR = 3_600;

    private final AuditLog log;
    private final AuditChain chain;
    private final Optional<Duration> keep;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lintel-guard-audit");
        thread.setDaemon(true);
        return thread;
    });
    private int runs;

    /// @param keep how long entries are kept; empty for ever
    public AuditKeeper(AuditLog log, AuditChain chain, Optional<Duration> keep) {
        this.log = log;
        this.chain = chain;
        this.keep = keep;
    }

    public void start() {
        clock.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.SECONDS);
    }

    @SuppressWarnings("IllegalCatch") // an exception would end the schedule; the database is back some time later
    private void run() {
        try {
            log.writeFailures();
            boolean slow = runs++ % HOUR == 0;
            while (chain.seal(slow) > 0) {
                Thread.onSpinWait();
            }
            if (slow) {
                keep.ifPresent(chain::forget);
            }
        } catch (RuntimeException later) {
            LOG.warn("The audit log could not be sealed; it is tried again.", later);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(2, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
            log.writeFailures();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException away) {
            LOG.error("Failures that were tried last are not in the audit log.", away);
        }
    }
}
