package dev.lintel.guard.limit;

import dev.lintel.limits.Decision;
import dev.lintel.limits.Gcra;
import dev.lintel.limits.Limit;
import dev.lintel.limits.Quota;
import dev.lintel.limits.SlidingWindow;
import dev.lintel.limits.State;
import java.util.ArrayList;
import java.util.List;

/// A limit as its numbers, for stores that do the arithmetic themselves.
///
/// @param kind `b` bucket, `w` window, `q` quota
public record Wire(String kind, long first, long second, long third) {
    private static final int ANSWERS = 4;

    public static Wire of(Limit limit) {
        if (limit instanceof Gcra bucket) {
            return new Wire("b", bucket.limit(), bucket.period(), bucket.burst());
        } else if (limit instanceof SlidingWindow window) {
            return new Wire("w", window.limit(), window.period(), 0);
        }
        Quota quota = (Quota) limit;
        return new Wire("q", quota.limit(), quota.span() == Quota.Span.MONTH ? 1 : 0, 0);
    }

    /// Decisions from a store's answer, four numbers each; their states stay in the store.
    public static List<Decision> decisions(List<Long> numbers) {
        List<Decision> decisions = new ArrayList<>(numbers.size() / ANSWERS);
        for (int i = 0; i < numbers.size(); i += ANSWERS) {
            decisions.add(new Decision(
                    numbers.get(i) == 1, numbers.get(i + 1), numbers.get(i + 2), numbers.get(i + 3), State.NONE));
        }
        return decisions;
    }
}
