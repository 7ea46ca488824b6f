package dev.lintel.guard.limit.memory;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import dev.lintel.limits.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts in this process: at most so many keys, 48 bytes each with up to two limits, and about a third more for
/// room.
public final class MemoryStore implements LimitStore {
    private static final int SEGMENTS = 256;
    private static final int FORGOTTEN_PARTS = 4;

    private final Segment[] segments = new Segment[SEGMENTS];
    private final KeyHash hash = new KeyHash();
    private final Ticks ticks;

    /// @param keys the most keys that are remembered at once
    public MemoryStore(int keys, Ticks ticks) {
        this.ticks = ticks;
        int most = (int) Math.min(Integer.MAX_VALUE / Segment.WORDS, (long) keys * 4 / 3 / SEGMENTS + 1);
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment(most);
        }
    }

    @Override
    public List<Decision> take(List<Ask> asks) {
        if (asks.size() == 1 && asks.get(0).limits().size() <= Segment.LIMITS) {
            return take(asks.get(0));
        }
        long now = ticks.now();
        List<Entry> entries = entries(asks);
        Segment[] locked = lock(entries);
        try {
            boolean admitted = true;
            for (Entry entry : entries) {
                admitted &= entry.decide(now);
            }
            for (Entry entry : entries) {
                if (admitted) {
                    entry.write(now);
                } else {
                    entry.noteRefusal();
                }
            }
            List<Decision> decisions = new ArrayList<>(entries.size() * Segment.LIMITS);
            for (Entry entry : entries) {
                decisions.addAll(entry.decisions());
            }
            return decisions;
        } finally {
            for (Segment segment : locked) {
                segment.unlock();
            }
        }
    }

    @Override
    public void charge(List<Ask> given) {
        for (Ask each : given) {
            write(each, (limit, before, now, at) -> limit.charge(before, now, each.cost()));
        }
    }

    /// Follows a store that counts the same subject for several nodes: takes what it admitted, as far as it is
    /// here, and leaves no more than remains there.
    ///
    /// @param share this node's part of the limits; a cost of 0 where the store refused
    /// @param remaining units that the store has left, of each limit
    public void follow(Ask share, long... remaining) {
        write(share, (limit, before, now, at) -> {
            Decision taken = limit.decide(before, now, share.cost());
            Decision here = taken.admitted() ? taken : limit.decide(before, now, 0);
            long more = here.remaining() - remaining[at];
            return more > 0 ? limit.charge(here.state(), now, more) : here;
        });
    }

    /// What becomes of one limit's state without asking whether it may.
    private interface Change {
        /// @param at which limit of the ask
        Decision of(Limit limit, State before, long now, int at);
    }

    private void write(Ask ask, Change change) {
        long now = ticks.now();
        List<Entry> entries = entries(List.of(ask));
        Segment[] locked = lock(entries);
        try {
            for (Entry entry : entries) {
                entry.change(now, change);
                entry.write(now);
            }
        } finally {
            for (Segment segment : locked) {
                segment.unlock();
            }
        }
    }

    /// What nearly all requests ask: one subject, one entry, one lock.
    private List<Decision> take(Ask ask) {
        long now = ticks.now();
        long print = hash.of(ask.key(), 0);
        Segment segment = segments[(int) (print >>> 56)];
        Entry entry = new Entry(segment, print, ask.limits(), 0, ask.cost());
        segment.lock();
        try {
            if (entry.decide(now)) {
                entry.write(now);
            } else {
                entry.noteRefusal();
            }
        } finally {
            segment.unlock();
        }
        return entry.decisions();
    }

    private List<Entry> entries(List<Ask> asks) {
        List<Entry> entries = new ArrayList<>(asks.size());
        for (Ask ask : asks) {
            List<Limit> limits = ask.limits();
            for (int part = 0; part * Segment.LIMITS < limits.size(); part++) {
                long print = hash.of(ask.key(), part);
                Segment segment = segments[(int) (print >>> 56)];
                entries.add(new Entry(segment, print, limits, part * Segment.LIMITS, ask.cost()));
            }
        }
        return entries;
    }

    /// Locks what the entries lie in, always in the same order, so that two requests never wait for each other.
    private Segment[] lock(List<Entry> entries) {
        if (entries.size() == 1) {
            Segment only = entries.get(0).segment;
            only.lock();
            return new Segment[] {only};
        }
        int[] order = new int[entries.size()];
        int count = 0;
        for (Entry entry : entries) {
            order[count++] = (int) (entry.print >>> 56);
        }
        Arrays.sort(order);
        List<Segment> locked = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (i == 0 || order[i] != order[i - 1]) {
                segments[order[i]].lock();
                locked.add(segments[order[i]]);
            }
        }
        return locked.toArray(Segment[]::new);
    }

    @Override
    public void forget(String key) {
        for (int part = 0; part < FORGOTTEN_PARTS; part++) {
            long print = hash.of(key, part);
            Segment segment = segments[(int) (print >>> 56)];
            segment.lock();
            try {
                segment.clear(print);
            } finally {
                segment.unlock();
            }
        }
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public void close() {}

    /// How many keys are remembered.
    public int keys() {
        return Arrays.stream(segments).mapToInt(Segment::used).sum();
    }

    /// The bytes that the table takes up.
    public long bytes() {
        return Arrays.stream(segments)
                .mapToLong(each -> 8L * Segment.WORDS * each.slots())
                .sum();
    }

    /// One entry of one request, between the look and the taking.
    private static final class Entry {
        private static final Decision NONE = new Decision(true, 0, 0, 0, State.NONE);

        private final Segment segment;
        private final List<Limit> limits;
        private final int from;
        private final int count;
        private final long cost;
        private Decision first = NONE;
        private Decision second = NONE;
        private long print;
        private int fullness;
        private int slot = Segment.ABSENT;

        Entry(Segment segment, long print, List<Limit> limits, int from, long cost) {
            this.segment = segment;
            this.print = print;
            this.limits = limits;
            this.from = from;
            this.count = Math.min(Segment.LIMITS, limits.size() - from);
            this.cost = cost;
        }

        boolean decide(long now) {
            find(now);
            if (count > 0) {
                first = decide(now, 0);
            }
            if (count > 1) {
                second = decide(now, 1);
            }
            return first.admitted() && second.admitted();
        }

        void change(long now, Change change) {
            find(now);
            if (count > 0) {
                first = change(now, 0, change);
            }
            if (count > 1) {
                second = change(now, 1, change);
            }
        }

        private void find(long now) {
            slot = segment.find(print);
            if (slot == Segment.ABSENT) {
                slot = segment.place(print, now, false);
            }
            if (slot == Segment.ABSENT) {
                // all neighbours are worth more than a stranger: strangers share one entry
                print = print >>> 56 << 56 | 1;
                slot = segment.find(print);
            }
            if (slot == Segment.ABSENT) {
                slot = segment.place(print, now, true);
            }
            fullness = 0;
        }

        private Decision change(long now, int i, Change change) {
            Limit limit = limits.get(from + i);
            Decision decision = change.of(limit, segment.state(slot, i), now, from + i);
            fullness = Math.max(fullness, fullness(limit, decision));
            return decision;
        }

        private Decision decide(long now, int i) {
            Limit limit = limits.get(from + i);
            Decision decision = limit.decide(segment.state(slot, i), now, cost);
            fullness = Math.max(fullness, fullness(limit, decision));
            return decision;
        }

        List<Decision> decisions() {
            return count == 0
                    ? List.of()
                    : count == 1 ? List.of(withoutState(first)) : List.of(withoutState(first), withoutState(second));
        }

        /// The state stays in the table: what is only handed on between its two sides is never allocated.
        private static Decision withoutState(Decision decision) {
            return new Decision(
                    decision.admitted(),
                    decision.remaining(),
                    decision.retryAfter(),
                    decision.resetAfter(),
                    State.NONE);
        }

        private static int fullness(Limit limit, Decision decision) {
            if (!decision.admitted()) {
                return Segment.FULL;
            }
            double usedUp = limit.atOnce() - decision.remaining();
            return (int) (usedUp * (Segment.FULL - 1) / limit.atOnce());
        }

        void write(long now) {
            if (!segment.holds(slot, print)) { // another entry of this request made the table grow
                slot = segment.find(print);
            }
            if (slot == Segment.ABSENT) {
                slot = segment.place(print, now, true);
            }
            long forgettableAt = 0;
            if (count > 0) {
                forgettableAt = write(0, first.state());
            }
            if (count > 1) {
                forgettableAt = Math.max(forgettableAt, write(1, second.state()));
            }
            segment.mark(slot, forgettableAt, fullness);
        }

        private long write(int i, State state) {
            segment.set(slot, i, state);
            return limits.get(from + i).forgettableAt(state);
        }

        void noteRefusal() {
            if (fullness == Segment.FULL && segment.holds(slot, print)) {
                segment.markFull(slot);
            }
        }
    }
}
