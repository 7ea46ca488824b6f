package dev.lintel.review.standard;

import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Failures;
import dev.lintel.graph.Failures.Answered;
import dev.lintel.graph.Paths;
import java.util.List;

/// An endpoint's errors leak nothing when no handler that stands behind it, no `catch` of its own and not the
/// framework's page write texts of exceptions that nobody wrote for callers (CWE-209).
final class SilentErrors {
    private SilentErrors() {}

    static Answer answer(Paths paths, Endpoint endpoint) {
        Failures failures = paths.backend().failures();
        List<Answered> behind = failures.answers().stream()
                .filter(each -> each.within().isEmpty()
                        || each.within().equals(endpoint.handler().owner()))
                .toList();
        boolean leaks =
                behind.stream().anyMatch(failures::leaks) || failures.caught().containsKey(endpoint.handler());
        if (leaks) {
            return Answer.MISSED;
        }
        if (!paths.isWhole(endpoint)) {
            return Answer.UNKNOWN;
        }
        boolean everything = behind.stream().anyMatch(Answered::isGeneral);
        return switch (failures.page()) {
            case SILENT -> Answer.MET;
            case TELLS -> Answer.MISSED;
            case UNKNOWN -> everything ? Answer.MET : Answer.UNKNOWN;
        };
    }
}
