package dev.lintel.limits;

/// Counts in windows and weighs the window before by the part of it that is still in view. In every aligned window
/// it gives at most `limit`; in any stretch as long as a period at most twice that (the most when a window's units
/// were all taken at its end). A caller that stays evenly below the limit, by two units and one in a thousand, is
/// never refused.
///
/// Who was charged for what was given elsewhere may have up to twice the limit in one window.
///
/// It remembers the start of the newest window, the units of the window before ([State#first]) and of the newest
/// ([State#second]). The weight moves in 1,024 steps and is rounded up, whence
/// that rest.
///
/// @param limit units in a window, 1 to 2^31 - 1
/// @param period microseconds in whole milliseconds, up to 31 days
public record SlidingWindow(long limit, long period) implements Limit {
    private static final long STEPS = 1024;
    private static final long LONGEST_WINDOW = 31 * DAY;

    public SlidingWindow {
        Limit.within("a limit", limit, 1, Integer.MAX_VALUE);
        Limit.wholeMilliseconds(period);
        Limit.within("a sliding window in microseconds", period, 1, LONGEST_WINDOW);
    }

    @Override
    public Decision decide(State before, long now, long cost) {
        State seen = seen(before, now);
        long start = seen.time();
        long previous = seen.first();
        long current = seen.second();
        long used = weighed(previous, steps(period - (now - start))) + current;
        if (cost > limit || cost > 0 && used + cost > limit) {
            long wait = cost > limit ? Decision.NEVER : start + fits(previous, current, cost) - now;
            return new Decision(false, Math.max(0, limit - used), wait, reset(previous, current, start) - now, before);
        }
        return admit(new State(start, previous, current + cost), used + cost, now);
    }

    /// What of it is in view now.
    private State seen(State before, long now) {
        long start = now - now % period;
        if (before.time() >= start) { // later than the start: the clock ran back, and what was taken stays taken
            return new State(start, before.first(), before.second());
        }
        return new State(start, before.time() == start - period ? before.second() : 0, 0);
    }

    private Decision admit(State state, long used, long now) {
        long reset = reset(state.first(), state.second(), state.time()) - now;
        return new Decision(true, Math.max(0, limit - used), 0, reset, state);
    }

    @Override
    public Decision charge(State before, long now, long cost) {
        State seen = seen(before, now);
        long most = Math.max(seen.second(), Math.min(2 * limit, Integer.MAX_VALUE));
        long current = Math.min(most, seen.second() + Math.min(cost, most));
        long used = weighed(seen.first(), steps(period - (now - seen.time()))) + current;
        return admit(new State(seen.time(), seen.first(), current), used, now);
    }

    /// How long after the start of the newest window a refused cost fits.
    private long fits(long previous, long current, long cost) {
        long room = limit - cost - current;
        long steps = room < 0 ? 0 : most(room, previous);
        if (steps > 0) {
            return period - steps * period / STEPS;
        }
        long next = most(limit - cost, current);
        return period + period - next * period / STEPS;
    }

    /// The heaviest weight under which so many units still fit.
    private static long most(long room, long units) {
        return units == 0 ? STEPS : Math.min(STEPS, room * STEPS / units);
    }

    private long steps(long inView) {
        return up(inView * STEPS, period);
    }

    private static long weighed(long units, long steps) {
        return up(units * steps, STEPS);
    }

    private static long up(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    private long reset(long previous, long current, long start) {
        return start + (current > 0 ? 2 * period : previous > 0 ? period : 0);
    }

    @Override
    public long forgettableAt(State state) {
        return state.time() + 2 * period;
    }

    @Override
    public long quota() {
        return limit;
    }

    @Override
    public long atOnce() {
        return limit;
    }

    @Override
    public String text() {
        return "sliding " + limit + "/" + LimitText.period(period);
    }

    @Override
    public SlidingWindow share(int nodes) {
        return new SlidingWindow(Math.max(1, limit / nodes), period);
    }
}
