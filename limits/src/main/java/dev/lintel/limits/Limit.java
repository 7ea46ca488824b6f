package dev.lintel.limits;

/// How much a caller may take in which time. A limit knows no callers: it is handed what was remembered of one, and
/// hands back what to remember. Whoever must satisfy several limits asks all of them first and remembers the new
/// states only if every one admits; then nothing is taken by a refused request.
public sealed interface Limit permits Gcra, SlidingWindow, Quota {
    long SECOND = 1_000_000;
    long DAY = 86_400 * SECOND;

    /// The longest period of any limit, and the longest time in which a bucket may refill, in microseconds: 400
    /// days.
    long LONGEST = 400 * DAY;

    /// Answers one request.
    ///
    /// @param now microseconds since 1970; may run backwards, which never gives more than the limit's promise and
    ///     never makes anybody wait longer than one full refill, or two for who was charged
    /// @param cost units that the request takes; 0 only looks
    Decision decide(State before, long now, long cost);

    /// Takes what was given elsewhere and is not to be refused any more: what is not there is owed, and nothing is
    /// admitted until it has come back. Nobody owes more than the limit gives at once.
    ///
    /// @param now microseconds since 1970
    /// @param cost units that were given
    /// @return admitted, with what remains; the state always counts the cost
    Decision charge(State before, long now, long cost);

    /// From when on, in microseconds since 1970, the state is worth as much as [State#NONE]: what is forgotten
    /// after that is no loss.
    long forgettableAt(State state);

    /// How much of the limit is taken at most in one period once the bucket is empty: the `q` of RateLimit-Policy.
    long quota();

    /// The length of the period in microseconds; a month counts 31 days.
    long period();

    /// The most that can be taken at once: dearer requests are never admitted.
    long atOnce();

    /// The limit as a policy spells it; [LimitText#read] gives it back.
    String text();

    /// One node's part when `nodes` share the limit and cannot ask each other: rounded down, at least one unit.
    Limit share(int nodes);

    /// @throws IllegalArgumentException with a sentence for people, unless `low <= value <= high`
    static void within(String what, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(what + " must be from " + low + " to " + high + ", not " + value);
        }
    }

    /// Periods are whole milliseconds, so that each has a spelling.
    static void wholeMilliseconds(long period) {
        if (period < 1000 || period % 1000 != 0) {
            throw new IllegalArgumentException("a period must be whole milliseconds, not " + period + " microseconds");
        }
    }
}
