package dev.lintel.optimize.observe;

import static dev.lintel.optimize.plan.Wording.count;
import static dev.lintel.optimize.plan.Wording.ms;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.observe.Observation.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How many connections are open beside how many are at work, by Little's law: statements in a second times the
/// seconds that each takes.
public final class Pools {
    private static final int MANY = 20;
    private static final double LONG_ENOUGH = 600;
    /// Room for peaks and for what a transaction does between its statements.
    private static final double ROOM = 5;

    private Pools() {}

    /// Empty where nothing is known of the time, or the connections are not far more than are at work.
    ///
    /// @param open and most: connections
    /// @param seconds for which statements were counted; 0 when unknown
    public static Optional<Observation> of(int open, int most, double seconds, List<Query> queries) {
        double totalMs =
                queries.stream().mapToDouble(query -> query.asked().totalMs()).sum();
        double calls =
                queries.stream().mapToDouble(query -> query.asked().calls()).sum();
        if (seconds < LONG_ENOUGH || open < MANY || calls <= 0) {
            return Optional.empty();
        }
        double busy = totalMs / 1000 / seconds;
        double enough = Math.max(4, Math.ceil(ROOM * busy));
        if (open < 2 * enough) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                Topic.SERVER,
                String.format(
                        Locale.ROOT,
                        "%d connections are open (max_connections %d), and %.1f are at work on average: %.1f statements a second of %s each.",
                        open,
                        most,
                        busy,
                        calls / seconds,
                        ms(totalMs / calls)),
                "All pools together are large enough with about %s; more than two or three for each core of the server only wait for each other. Measure the peak hour before you cut them."
                        .formatted(count(enough)),
                0));
    }
}
