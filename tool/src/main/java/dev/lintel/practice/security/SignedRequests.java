package dev.lintel.practice.security;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is only worked out to be sent along to another server: that server says how it wants to be asked and would
/// refuse another digest. Private to one examination.
final class SignedRequests {
    private final Backend backend;
    private @Nullable Map<OperationId, Set<OperationId>> callers;

    SignedRequests(Backend backend) {
        this.backend = backend;
    }

    /// Whether it is only called, within its class, where another server is asked.
    boolean isMadeIn(OperationId in) {
        Set<OperationId> within = new HashSet<>();
        Deque<OperationId> open = new ArrayDeque<>(List.of(in));
        while (!open.isEmpty()) {
            OperationId each = open.remove();
            Set<OperationId> by = callers().getOrDefault(each, Set.of());
            if (by.isEmpty() || !by.stream().allMatch(caller -> caller.owner().equals(in.owner()))) {
                return false;
            }
            by.stream()
                    .filter(caller -> !asksAnother(caller))
                    .filter(within::add)
                    .forEach(open::add);
        }
        return true;
    }

    /// Worked out when first asked: most backends make no such digest.
    private Map<OperationId, Set<OperationId>> callers() {
        Map<OperationId, Set<OperationId>> known = callers;
        if (known == null) {
            known = Operation.callers(backend.operations().values());
            callers = known;
        }
        return known;
    }

    private boolean asksAnother(OperationId id) {
        return backend.operation(id)
                .filter(operation -> anyRemote(operation.body()))
                .isPresent();
    }

    private static boolean anyRemote(List<Step> steps) {
        return steps.stream()
                .anyMatch(step ->
                        step instanceof Step.Remote || step.blocks().stream().anyMatch(SignedRequests::anyRemote));
    }
}
