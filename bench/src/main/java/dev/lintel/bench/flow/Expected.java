package dev.lintel.bench.flow;

import dev.lintel.bench.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A handler and whether it is vulnerable. It counts as found when a finding of its weakness goes through it, or
/// names its route among those that share one cause.
///
/// @param kind what it is for people
/// @param cwes of the weakness
record Expected(Methods.Method handler, String kind, Set<Integer> cwes, boolean vulnerable) {
    private static final double FOUND = 90;
    private static final double FLAGGED = 5;

    private boolean hit(List<Scan.Result> found, Map<String, String> handlers) {
        String own = handler.file() + " " + handler.type() + "." + handler.name();
        return found.stream()
                .filter(each -> !Collections.disjoint(each.cwes(), cwes))
                .anyMatch(each -> each.all().stream().anyMatch(handler::holds)
                        || each.routes().stream().anyMatch(route -> own.equals(handlers.get(route))));
    }

    /// @param handlers by their routes
    static void record(Results results, List<Expected> all, List<Scan.Result> found, Map<String, String> handlers) {
        Map<String, int[]> byKind = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int[] sum = new int[4];
        for (Expected each : all) {
            boolean hit = each.hit(found, handlers);
            int cell = (each.vulnerable() ? 0 : 2) + (hit ? 1 : 0);
            byKind.computeIfAbsent(each.kind(), _ -> new int[4])[cell]++;
            sum[cell]++;
            if (hit != each.vulnerable()) {
                wrong.add((hit ? "flagged " : "missed ") + each.kind() + " "
                        + each.handler().type() + "#" + each.handler().name() + ":"
                        + each.handler().from());
            }
        }
        results.heads("kind", "vulnerable", "found", "secure", "flagged");
        byKind.forEach((kind, cells) -> row(results, kind, cells));
        row(results, "all", sum);
        results.heads("to reach", "measured", "wanted", "");
        results.target("vulnerable handlers found, %", 100.0 * sum[1] / Math.max(1, sum[0] + sum[1]), "≥", FOUND);
        results.target("secure handlers flagged, %", 100.0 * sum[3] / Math.max(1, sum[2] + sum[3]), "≤", FLAGGED);
        wrong.forEach(each -> System.err.println("bench: " + each));
    }

    private static void row(Results results, String kind, int[] cells) {
        results.row(kind, cells[0] + cells[1], cells[1], cells[2] + cells[3], cells[3]);
    }
}
