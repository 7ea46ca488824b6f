package dev.lintel.graph;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Which operations do something that outlives them: they or something that they call runs a query, waits for another
/// system, hands a message over or asks for a page of the next query. All others only work out values, look at them
/// and refuse; in a large backend they are nine of ten.
final class Outward {
    private final Set<OperationId> all;

    Outward(Collection<Operation> operations) {
        List<OperationId> acting = operations.stream()
                .filter(operation -> acts(operation.body()))
                .map(Operation::id)
                .toList();
        this.all = Operation.above(acting, Operation.callers(operations));
    }

    private static boolean acts(List<Step> steps) {
        return steps.stream().anyMatch(step -> switch (step) {
            case Step.Run _, Step.Remote _, Step.Publish _ -> true;
            case Step.Invoke invoke -> PathWalk.asksForPage(invoke);
            default -> step.blocks().stream().anyMatch(Outward::acts);
        });
    }

    boolean contains(Operation operation) {
        return all.contains(operation.id());
    }
}
