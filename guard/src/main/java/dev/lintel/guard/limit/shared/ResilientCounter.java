package dev.lintel.guard.limit.shared;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.CountedBy;
import dev.lintel.guard.limit.Counter;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.StoreDown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a shared store, and after three failures in a row no longer does: no request waits for a store that is
/// known to be down. A thread of its own finds out once a second whether it is back, and back is what answers most
/// of several trials within a request's budget: a store that is only slow would otherwise be used again each
/// second, and three requests would wait for it each time. Meanwhile the tier decides: all pass, none does, or each
/// node gives its share from its own memory, which follows the store while that answers, so that its failure is no
/// fresh start for anybody; and what shares gave is charged to the store five times a second, as long as it answers
/// those who are patient, and before it is used again: its return is none either, nor is one node's while another
/// still gives its share.
public final class ResilientCounter implements Counter {
    private static final Logger LOG = LoggerFactory.getLogger(ResilientCounter.class);
    private static final int FAILURES = 3;
    private static final int TRIALS = 5;

    /// Looks and takes nothing.
    private static final List<Ask> TRIAL = List.of(new Ask("store-trial", List.of(LimitText.read("1/s")), 0));

    private final LimitStore store;
    private final MemoryStore share;
    private final int nodes;
    private final Owed owed = new Owed();
    /// Whether the store answered at the last look, however late.
    private volatile boolean patient = true;

    private final AtomicInteger failures = new AtomicInteger();
    private final ScheduledExecutorService watch = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "lintel-guard-store");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy()); // a request that is answered while the service ends

    /// Made before it is needed, as all that a request does which finds the store down: linking a lambda for the
    /// first time takes longer than the store may.
    private final Runnable tell = this::tellOfTheLast;

    private volatile @Nullable StoreUnavailable last;

    /// @param nodes how many instances of the service share the store
    public ResilientCounter(LimitStore store, MemoryStore share, int nodes) {
        this(store, share, nodes, Duration.ofSeconds(1));
    }

    /// @param between how long after a look at the store comes the next
    ResilientCounter(LimitStore store, MemoryStore share, int nodes, Duration between) {
        this.store = store;
        this.share = share;
        this.nodes = nodes;
        if (!store.answers()) {
            failures.set(FAILURES);
            LOG.warn("The store of rate limits does not answer; tiers fall back until it does.");
        }
        every(between, this::look);
        every(between.dividedBy(5), this::settle);
    }

    /// Whether requests are counted by the shared store.
    public boolean isUp() {
        return failures.get() < FAILURES;
    }

    @SuppressWarnings("IllegalCatch") // a task that throws is never run again, and the store would stay down for ever
    private void every(Duration between, Runnable task) {
        Runnable again = () -> {
            try {
                task.run();
            } catch (RuntimeException unexpected) {
                LOG.error("Looking after the store of rate limits failed", unexpected);
            }
        };
        watch.scheduleWithFixedDelay(again, between.toNanos(), between.toNanos(), TimeUnit.NANOSECONDS);
    }

    void look() {
        patient = isUp() || store.answers();
        if (isUp()) {
            store.tidy();
        } else if (patient && settle() && isFast()) { // also a store too slow for requests hears what they took
            failures.set(0);
            LOG.info("The store of rate limits answers again.");
        }
    }

    /// @return whether the store knows of all that was given without it
    boolean settle() {
        if (!patient) { // a frozen store would read all that was sent to it meanwhile, and charge it each time
            return false;
        }
        try {
            owed.settle(store, this::used);
            return true;
        } catch (StoreUnavailable late) {
            patient = false;
            LOG.debug("Not all was settled with the store: {}", late.getMessage());
            return false;
        }
    }

    /// What has come back to the share since has come back to the store as well.
    private long used(Ask ask) {
        Ask look = part(ask, 0);
        List<Decision> decisions = share.take(List.of(look));
        long most = 0;
        for (int i = 0; i < decisions.size(); i++) {
            most = Math.max(
                    most, look.limits().get(i).atOnce() - decisions.get(i).remaining());
        }
        return most;
    }

    /// A log may write to a disk, and the request that was the last to wait has waited enough.
    private void tellOfTheLast() {
        StoreUnavailable down = last;
        LOG.warn(
                "The store of rate limits is down ({}); tiers fall back until it answers.",
                down == null ? "" : down.getMessage());
    }

    /// By the most of some trials: one that comes late on a busy machine says nothing.
    private boolean isFast() {
        int answered = 0;
        for (int i = 0; i < TRIALS; i++) {
            try {
                store.take(TRIAL);
                answered++;
            } catch (StoreUnavailable late) {
                LOG.debug("A trial of the store: {}", late.getMessage());
            }
        }
        return 2 * answered > TRIALS;
    }

    @Override
    public Taken take(List<Ask> asks, StoreDown otherwise) {
        if (!isUp()) {
            return without(asks, otherwise);
        }
        try {
            List<Decision> decisions = store.take(asks);
            if (failures.get() != 0) {
                failures.set(0);
            }
            if (otherwise == StoreDown.LOCAL) {
                follow(asks, decisions);
            }
            return new Taken(CountedBy.STORE, decisions);
        } catch (StoreUnavailable down) {
            if (failures.incrementAndGet() == FAILURES) {
                last = down;
                watch.execute(tell);
            }
            return without(asks, otherwise);
        }
    }

    /// Nobody's share holds more than is left in all, whoever took it.
    private void follow(List<Ask> asks, List<Decision> decisions) {
        boolean admitted = isAdmitted(decisions);
        int from = 0;
        for (Ask ask : asks) {
            int to = from + ask.limits().size();
            long[] remaining = new long[to - from];
            for (int i = from; i < to; i++) {
                remaining[i - from] = decisions.get(i).remaining();
            }
            share.follow(part(ask, admitted ? ask.cost() : 0), remaining);
            from = to;
        }
    }

    private Taken without(List<Ask> asks, StoreDown otherwise) {
        return switch (otherwise) {
            case OPEN -> new Taken(CountedBy.OPEN, List.of());
            case CLOSED -> new Taken(CountedBy.CLOSED, List.of());
            case LOCAL -> fromShare(asks);
        };
    }

    private Taken fromShare(List<Ask> asks) {
        List<Decision> decisions = share.take(shares(asks));
        if (isAdmitted(decisions)) {
            owed.add(asks);
        }
        return new Taken(CountedBy.SHARE, decisions);
    }

    private static boolean isAdmitted(List<Decision> decisions) {
        for (Decision each : decisions) {
            if (!each.admitted()) {
                return false;
            }
        }
        return true;
    }

    private List<Ask> shares(List<Ask> asks) {
        List<Ask> shares = new ArrayList<>(asks.size());
        for (Ask ask : asks) {
            shares.add(part(ask, ask.cost()));
        }
        return shares;
    }

    private Ask part(Ask ask, long cost) {
        List<Limit> limits = new ArrayList<>(ask.limits().size());
        for (Limit each : ask.limits()) {
            limits.add(each.share(nodes));
        }
        return new Ask(ask.key(), limits, cost);
    }

    @Override
    public void forget(String key) {
        share.forget(key);
        try {
            store.forget(key);
        } catch (StoreUnavailable down) {
            LOG.warn("Nothing was forgotten: {}", down.getMessage());
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        store.close();
    }
}
