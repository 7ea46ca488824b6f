package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.workload.Asked;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far statements were counted at one moment: taken from what is counted later, it leaves what ran in between,
/// and last month's batch no longer outweighs this hour.
///
/// @param statements by the engine's number; those of several roles together
/// @param read when, by this machine's clock, in nanoseconds
public record Counters(Map<String, Asked> statements, long read) {
    private static final double CLOCKS_DIFFER = 1;

    public Counters {
        statements = Map.copyOf(statements);
    }

    /// A look of its own; no transaction stays open until the next.
    ///
    /// @throws SQLException when there is no connection
    public static Counters read(Login login) throws SQLException {
        try (Reading reading = new Reading(login)) {
            return new Counters(byNumber(Statements.read(reading, SnapshotReader.version(reading))), System.nanoTime());
        }
    }

    /// The later look with only what ran since this one.
    public Snapshot since(Snapshot later) {
        double seconds = (System.nanoTime() - read) / 1e9;
        double counted = later.server().secondsCounted();
        boolean reset = counted > 0 && counted < seconds - CLOCKS_DIFFER;
        List<Asked> ran = new ArrayList<>();
        int anew = 0;
        for (Asked now : byNumber(later.statements()).values()) {
            Asked before = reset ? null : statements.get(now.id());
            Asked between = before == null ? now : now.since(before);
            anew += before != null && now.anew(before) ? 1 : 0;
            if (between.calls() > 0) {
                ran.add(between);
            }
        }
        ran.sort(Comparator.comparingDouble(Asked::totalMs).reversed());
        List<String> gaps = new ArrayList<>();
        if (reset) {
            gaps.add("what ran before the counters of statements were reset, %.0f of these %.0f seconds"
                    .formatted(seconds - counted, seconds));
        }
        if (anew > 0) {
            gaps.add(anew + " statements were counted anew in between (reset, or pushed out of the counters and back): "
                    + "what they did before that is not known");
        }
        return later.counting(ran, reset ? counted : seconds, gaps);
    }

    private static Map<String, Asked> byNumber(List<Asked> statements) {
        Map<String, Asked> all = new LinkedHashMap<>();
        statements.forEach(each -> all.merge(each.id(), each, Asked::and));
        return all;
    }
}
