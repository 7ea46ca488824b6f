package dev.lintel.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins findings of one practice that have one root: a reader has to change one place, so she sees one finding
/// that names all the routes it touches.
public final class RootCauses {
    private RootCauses() {}

    private record Cause(String practice, String root) {}

    /// The joined findings, in the order in which their causes were first met.
    public static List<Finding> join(List<Finding> findings) {
        Map<Cause, List<Finding>> byCause = new LinkedHashMap<>();
        for (Finding each : findings) {
            byCause.computeIfAbsent(new Cause(each.practice(), each.root()), _ -> new ArrayList<>())
                    .add(each);
        }
        return byCause.values().stream().map(RootCauses::joined).toList();
    }

    /// The worst of them speaks; of equals the one whose place comes first, so that the choice is stable. Routes follow
    /// in the same order: who reads the first three has read the worst.
    private static Finding joined(List<Finding> same) {
        Finding worst = same.stream()
                .filter(each -> !isReachedElsewhere(each, same))
                .min(Comparator.comparing(Finding::risk)
                        .thenComparing(Finding::confidence)
                        .thenComparing(Finding::at)
                        .thenComparing(Finding::subject))
                .orElseThrow();
        Set<String> routes = new LinkedHashSet<>(worst.routes());
        Set<String> applications = new LinkedHashSet<>(worst.applications());
        List<Finding> worstFirst = same.stream()
                .sorted(Comparator.comparing(Finding::risk).thenComparing(Finding::confidence))
                .toList();
        for (Finding each : worstFirst) {
            routes.addAll(each.routes());
            applications.addAll(each.applications());
        }
        return worst.over(List.copyOf(routes), List.copyOf(applications));
    }

    /// Of applications that share code, one that has no way to a place says less of it than one that has.
    private static boolean isReachedElsewhere(Finding finding, List<Finding> same) {
        return finding.routes().isEmpty()
                && same.stream()
                        .anyMatch(other -> !other.routes().isEmpty()
                                && !other.applications().equals(finding.applications()));
    }
}
