package dev.lintel.link;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Step;
import dev.lintel.read.OperationIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The operations that a handler surely calls through the container's proxy before anything is done: rules on them
/// are rules on the handler, since whoever is refused there has reached nothing. A call under a condition, or after a
/// query, a remote call or a message, is none of them.
final class FirstCalls {
    private static final int DEEPEST = 4;

    private final Map<OperationId, Operation> operations;
    private final Map<OperationId, Boolean> acting = new HashMap<>();

    FirstCalls(Map<OperationId, Operation> operations) {
        this.operations = operations;
    }

    List<MethodId> of(OperationId handler) {
        List<MethodId> calls = new ArrayList<>();
        Operation operation = operations.get(handler);
        if (operation != null) {
            gather(operation.body(), calls, DEEPEST);
        }
        return calls;
    }

    /// Whether what comes after these steps is still before anything is done.
    private boolean gather(List<Step> steps, List<MethodId> calls, int left) {
        for (Step step : steps) {
            boolean goesOn = switch (step) {
                case Step.Call call -> called(call, calls, left);
                case Step.Attempt attempt -> gather(attempt.body(), calls, left) && !acts(List.of(attempt), DEEPEST);
                case Step.InTransaction inside -> gather(inside.body(), calls, left);
                case Step.Return _, Step.Throw _, Step.Skip _ -> false;
                default -> !acts(List.of(step), DEEPEST);
            };
            if (!goesOn) {
                return false;
            }
        }
        return true;
    }

    private boolean called(Step.Call call, List<MethodId> calls, int left) {
        if (call.targets().size() != 1) {
            return !acts(List.of(call), DEEPEST);
        }
        OperationId target = call.targets().getFirst();
        if (call.proxied()) {
            calls.add(OperationIds.method(target));
        }
        Operation operation = operations.get(target);
        if (operation != null && left > 0) {
            gather(operation.body(), calls, left - 1);
        }
        return !acts(List.of(call), DEEPEST);
    }

    /// Whether a query, a remote call or a message is among these steps or behind their calls; what is too far down to
    /// be looked at may be one.
    private boolean acts(List<Step> steps, int left) {
        for (Step step : steps) {
            boolean acts = switch (step) {
                case Step.Run _, Step.Remote _, Step.Publish _ -> true;
                case Step.Call call -> left == 0 || call.targets().stream().anyMatch(target -> acts(target, left - 1));
                default -> step.blocks().stream().anyMatch(block -> acts(block, left));
            };
            if (acts) {
                return true;
            }
        }
        return false;
    }

    private boolean acts(OperationId target, int left) {
        Boolean known = acting.get(target);
        if (known != null) {
            return known;
        }
        Operation operation = operations.get(target);
        boolean acts = operation != null && acts(operation.body(), left);
        acting.put(target, acts);
        return acts;
    }
}
