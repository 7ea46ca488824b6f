package dev.lintel.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which operations do something that outlives them: they or something that they call runs a query, waits for another
/// system, hands a message over or asks for a page of the next query. All others only work out values, look at them
/// and refuse; in a large backend they are nine of ten.
final class Outward {
    private final Set<OperationId> all = new HashSet<>();

    Outward(Collection<Operation> operations) {
        Map<OperationId, Set<OperationId>> callers = Operation.callers(operations);
        Deque<OperationId> open = new ArrayDeque<>();
        for (Operation operation : operations) {
            if (acts(operation.body()) && all.add(operation.id())) {
                open.add(operation.id());
            }
        }
        while (!open.isEmpty()) {
            for (OperationId caller : callers.getOrDefault(open.remove(), Set.of())) {
                if (all.add(caller)) {
                    open.add(caller);
                }
            }
        }
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
