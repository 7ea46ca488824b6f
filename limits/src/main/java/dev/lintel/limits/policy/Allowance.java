package dev.lintel.limits.policy;

import dev.lintel.limits.Gcra;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import java.util.List;
import java.util.Locale;

/// What one line of a policy allows. A plain rate over more than a second gets a second window: without it, ten
/// thousand an hour could all be taken in the first ten seconds. Whoever writes a burst, or several limits, has
/// thought about it and gets exactly those.
public final class Allowance {
    private static final long TIMES_THE_AVERAGE = 10;
    private static final long AT_LEAST = 5;

    private Allowance() {}

    /// @throws IllegalArgumentException with a sentence that says what is wrong
    public static List<Limit> read(String text) {
        Limit limit = LimitText.read(text);
        if (limit instanceof Gcra rate
                && rate.period() > Limit.SECOND
                && !text.toLowerCase(Locale.ROOT).contains("burst")) {
            long average = (rate.limit() * TIMES_THE_AVERAGE * Limit.SECOND + rate.period() - 1) / rate.period();
            long second = Math.max(AT_LEAST, average);
            if (second < rate.limit()) {
                return List.of(new Gcra(second, Limit.SECOND, second), limit);
            }
        }
        return List.of(limit);
    }
}
