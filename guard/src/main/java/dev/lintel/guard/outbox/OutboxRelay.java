package dev.lintel.guard.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/// Delivers events: claims the first that waits of each key, with a lease, sends it, and deletes it. Any number of
/// nodes may do so. Whoever dies in between loses the lease and another sends again: at least once, in order for
/// each key. No connection is held while an event is being sent.
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int ERROR_LENGTH = 500;

    /// Of each key only the first that is not dead: as long as it is here, the next ones wait.
    private static final String CLAIM = """
            update lintel_guard_outbox set owner = ?, attempts = attempts + 1,
              lease_until = clock_timestamp() + ? * interval '1 ms'
            where id in (
              select waiting.id from lintel_guard_outbox waiting
              where waiting.dead_at is null and waiting.next_at <= clock_timestamp()
                and (waiting.lease_until is null or waiting.lease_until < clock_timestamp())
                and not exists (select 1 from lintel_guard_outbox earlier where earlier.topic = waiting.topic
                  and earlier.key = waiting.key and earlier.id < waiting.id and earlier.dead_at is null)
              order by waiting.next_at, waiting.id limit ? for update skip locked)
            returning *
            """;

    private final JdbcTemplate jdbc;
    private final EventSender sender;
    private final OutboxEvents events;
    private final RelaySettings settings;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "lintel-guard-outbox");
    private volatile boolean closed;

    /// @param settings how patient it is
    public OutboxRelay(JdbcTemplate jdbc, EventSender sender, OutboxEvents events, RelaySettings settings) {
        this.jdbc = jdbc;
        this.sender = sender;
        this.events = events;
        this.settings = settings;
        thread.setDaemon(true);
    }

    /// @param lease how long sending one batch may take before another node sends it again
    /// @param attempts after which an event is put aside
    /// @param pause the longest wait before the second attempt; doubles with each
    /// @param poll how often is looked for events that other nodes wrote or left
    /// @param batch events claimed at once
    public record RelaySettings(Duration lease, int attempts, Duration pause, Duration poll, int batch) {}

    public void start() {
        thread.start();
    }

    /// There is something to deliver.
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    @SuppressWarnings("IllegalCatch") // a database that is away comes back; the thread must be there then
    private void run() {
        while (!closed) {
            try {
                int delivered = round();
                if (delivered == 0) {
                    work.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException over) {
                return;
            } catch (RuntimeException later) {
                LOG.warn("Events were not delivered and will be tried again: {}", later.getMessage());
                try {
                    TimeUnit.MILLISECONDS.sleep(settings.poll().toMillis());
                } catch (InterruptedException over) {
                    return;
                }
            }
        }
    }

    /// Claims and sends one batch.
    ///
    /// @return how many were claimed
    int round() throws InterruptedException {
        UUID owner = UUID.randomUUID();
        long end = System.nanoTime() + settings.lease().toNanos();
        List<Event> claimed = jdbc.query(
                CLAIM, (row, number) -> event(row), owner, settings.lease().toMillis(), settings.batch());
        for (Event event : claimed) {
            if (closed || System.nanoTime() > end) {
                giveBack(event, owner);
            } else {
                deliver(event, owner);
            }
        }
        return claimed.size();
    }

    @SuppressWarnings("IllegalCatch") // whatever a sender throws: the event was not taken
    private void deliver(Event event, UUID owner) throws InterruptedException {
        try {
            sender.send(event);
        } catch (InterruptedException over) {
            giveBack(event, owner);
            throw over;
        } catch (Exception failed) {
            failed(event, owner, failed);
            return;
        }
        jdbc.update("delete from lintel_guard_outbox where id = ? and owner = ?", event.id(), owner);
        events.happened(event.topic(), OutboxEvents.Outcome.DELIVERED);
    }

    private void failed(Event event, UUID owner, Exception why) {
        boolean dead = event.attempts() >= settings.attempts();
        long most = settings.pause().toMillis() << Math.min(event.attempts() - 1, 20);
        long pause = ThreadLocalRandom.current().nextLong(Math.min(most, LONGEST_PAUSE.toMillis()) + 1);
        String error = why.getClass().getName() + ": " + why.getMessage();
        jdbc.update(
                "update lintel_guard_outbox set owner = null, lease_until = null, error = ?,"
                        + " next_at = clock_timestamp() + ? * interval '1 ms',"
                        + " dead_at = case when ? then clock_timestamp() end where id = ? and owner = ?",
                error.substring(0, Math.min(error.length(), ERROR_LENGTH)),
                pause,
                dead,
                event.id(),
                owner);
        events.happened(event.topic(), dead ? OutboxEvents.Outcome.DEAD : OutboxEvents.Outcome.FAILED);
        if (dead) {
            LOG.warn(
                    "Event {} of topic {} was put aside after {} attempts.",
                    event.id(),
                    event.topic(),
                    event.attempts());
        }
    }

    /// Nothing was sent; the attempt does not count.
    private void giveBack(Event event, UUID owner) {
        jdbc.update(
                "update lintel_guard_outbox set owner = null, lease_until = null, attempts = attempts - 1"
                        + " where id = ? and owner = ?",
                event.id(),
                owner);
    }

    static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("payload"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("attempts"));
    }

    /// Ends after the event that is being sent; what was claimed beyond it is given back.
    @Override
    public void close() {
        closed = true;
        work.release();
        try {
            thread.join(settings.lease().toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
