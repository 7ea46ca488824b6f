package dev.lintel.guard.limit.memory;

import dev.lintel.limits.State;
import java.util.concurrent.locks.ReentrantLock;

/// A part of the table with a lock of its own. Entries lie side by side in one array of longs, found by linear
/// probing over a short stretch; the array grows by half until its bound, and then a new key takes the place of the
/// entry that is missed least:
///
/// 1. one whose counts have run out anyway: nothing is lost;
/// 2. else the one that had used least of its limit. Who was refused counts as full and is never pushed out by a key
///    that was not: a flood of unknown keys throws out the flood;
/// 3. if all are at half or more, the new key shares one coarse entry with the others that found no place.
///
/// An entry is a fingerprint, a mark (when it may be forgotten, and in the last four bits how full it is), and two
/// states of two words each.
final class Segment extends ReentrantLock {
    private static final long serialVersionUID = 1;

    static final int WORDS = 6;
    static final int LIMITS = 2;
    static final int FULL = 15;
    static final int ABSENT = -1;

    private static final int STRETCH = 16;
    private static final int HALF = 8;
    private static final int SMALLEST = 16;
    private static final long ROOMY = 4;

    private final int most;
    private long[] words = new long[SMALLEST * WORDS];
    private int slots = SMALLEST;
    private int used;

    Segment(int most) {
        super(false);
        this.most = Math.max(SMALLEST, most);
    }

    /// Where a fingerprint lies, or [#ABSENT].
    int find(long print) {
        int start = home(print);
        for (int i = 0; i < STRETCH; i++) {
            int slot = step(start, i);
            long there = words[slot * WORDS];
            if (there == print) {
                return slot;
            } else if (there == 0) {
                return ABSENT;
            }
        }
        return ABSENT;
    }

    State state(int slot, int limit) {
        if (slot == ABSENT) {
            return State.NONE;
        }
        int at = slot * WORDS + 2 + 2 * limit;
        long packed = words[at + 1];
        return new State(words[at], packed >>> 32, packed & 0xffff_ffffL);
    }

    void set(int slot, int limit, State state) {
        int at = slot * WORDS + 2 + 2 * limit;
        words[at] = state.time();
        words[at + 1] = state.first() << 32 | state.second();
    }

    /// @param fullness 0 to [#FULL], how much of its limits is used up
    void mark(int slot, long forgettableAt, int fullness) {
        words[slot * WORDS + 1] = forgettableAt << 4 | fullness;
    }

    void markFull(int slot) {
        words[slot * WORDS + 1] |= FULL;
    }

    /// A place for a new fingerprint; [#ABSENT] if all entries near it are too full to be thrown out, unless it
    /// `must` have one.
    int place(long print, long now, boolean must) {
        while (slots < most && used * ROOMY > slots * (ROOMY - 1)) {
            grow(now);
        }
        int start = home(print);
        int victim = ABSENT;
        long least = must ? -1L : (long) HALF << 60;
        for (int i = 0; i < STRETCH; i++) {
            int slot = step(start, i);
            if (words[slot * WORDS] == 0) {
                used++;
                return claim(slot, print);
            }
            long worth = worth(words[slot * WORDS + 1], now);
            if (Long.compareUnsigned(worth, least) < 0) {
                least = worth;
                victim = slot;
            }
        }
        if (slots < most && least != 0) {
            grow(now);
            return place(print, now, must);
        }
        return victim == ABSENT ? ABSENT : claim(victim, print);
    }

    /// Forgets the states of a fingerprint; its place stays, and is the next to be given away.
    void clear(long print) {
        int slot = find(print);
        if (slot != ABSENT) {
            claim(slot, print);
        }
    }

    boolean holds(int slot, long print) {
        return slot < slots && words[slot * WORDS] == print;
    }

    /// 0 of an entry that has run out; else by fullness, then by how soon it runs out.
    private static long worth(long mark, long now) {
        long forgettableAt = mark >>> 4;
        return forgettableAt <= now ? 0 : (mark & FULL) << 60 | forgettableAt;
    }

    private int claim(int slot, long print) {
        int at = slot * WORDS;
        for (int i = 1; i < WORDS; i++) {
            words[at + i] = 0;
        }
        words[at] = print;
        return slot;
    }

    private void grow(long now) {
        long[] old = words;
        slots = (int) Math.min(most, slots + (long) slots / 2);
        words = new long[slots * WORDS];
        used = 0;
        for (int from = 0; from < old.length; from += WORDS) {
            if (old[from] != 0 && worth(old[from + 1], now) != 0) {
                move(old, from);
            }
        }
    }

    private void move(long[] old, int from) {
        int start = home(old[from]);
        for (int i = 0; i < STRETCH; i++) {
            int slot = step(start, i);
            if (words[slot * WORDS] == 0) {
                System.arraycopy(old, from, words, slot * WORDS, WORDS);
                used++;
                return;
            }
        }
        // no free place in the larger table's stretch: the entry that has used least gives way, as above
        int victim = start;
        for (int i = 1; i < STRETCH; i++) {
            int slot = step(start, i);
            if ((words[slot * WORDS + 1] & FULL) < (words[victim * WORDS + 1] & FULL)) {
                victim = slot;
            }
        }
        if ((words[victim * WORDS + 1] & FULL) < (old[from + 1] & FULL)) {
            System.arraycopy(old, from, words, victim * WORDS, WORDS);
        }
    }

    private int home(long print) {
        return (int) ((print & 0xffff_ffffL) * slots >>> 32);
    }

    private int step(int start, int i) {
        int slot = start + i;
        return slot < slots ? slot : slot - slots;
    }

    int slots() {
        return slots;
    }

    int used() {
        return used;
    }
}
