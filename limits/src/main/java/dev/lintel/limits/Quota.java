package dev.lintel.limits;

/// So many units in a day or a month of the calendar, in UTC; on the first instant of the next one all are there
/// again. This is what a plan sells; it does not spread load. It remembers the start of the day or month and the
/// units used ([State#first]), up to twice as many for who was charged for what was given elsewhere.
///
/// @param limit units, 1 to 2^31 - 1
public record Quota(long limit, Span span) implements Limit {
    /// What a quota is counted over.
    public enum Span {
        DAY,
        MONTH
    }

    public Quota {
        Limit.within("a quota", limit, 1, Integer.MAX_VALUE);
    }

    @Override
    public Decision decide(State before, long now, long cost) {
        long start = start(now);
        // a later start: the clock ran back, and what was used stays used
        long used = before.time() >= start ? before.first() : 0;
        long reset = end(start) - now;
        if (cost > 0 && used + cost > limit) {
            return new Decision(false, Math.max(0, limit - used), cost > limit ? Decision.NEVER : reset, reset, before);
        }
        return admit(start, used + cost, reset);
    }

    private Decision admit(long start, long used, long reset) {
        return new Decision(true, Math.max(0, limit - used), 0, used > 0 ? reset : 0, new State(start, used, 0));
    }

    @Override
    public Decision charge(State before, long now, long cost) {
        long start = start(now);
        long used = before.time() >= start ? before.first() : 0;
        long most = Math.max(used, Math.min(2 * limit, Integer.MAX_VALUE));
        return admit(start, Math.min(most, used + Math.min(cost, most)), end(start) - now);
    }

    private long start(long now) {
        long day = now / DAY;
        return (span == Span.DAY ? day : Calendar.firstOfMonth(day)) * DAY;
    }

    private long end(long start) {
        // no month has more than 31 days, and every second first is less than 62 days away
        return span == Span.DAY ? start + DAY : Calendar.firstOfMonth(start / DAY + 31) * DAY;
    }

    @Override
    public long forgettableAt(State state) {
        return end(state.time());
    }

    @Override
    public long quota() {
        return limit;
    }

    @Override
    public long period() {
        return span == Span.DAY ? DAY : 31 * DAY;
    }

    @Override
    public long atOnce() {
        return limit;
    }

    @Override
    public String text() {
        return "quota " + limit + (span == Span.DAY ? "/day" : "/month");
    }

    @Override
    public Quota share(int nodes) {
        return new Quota(Math.max(1, limit / nodes), span);
    }
}
