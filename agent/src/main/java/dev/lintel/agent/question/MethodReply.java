package dev.lintel.agent.question;

import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Who hangs on a method: the calls that have to change with its signature, and the ways into the backend that come
/// by it. Overloads count as one, since people name methods without their parameters.
final class MethodReply {
    private final Standing standing;

    MethodReply(Standing standing) {
        this.standing = standing;
    }

    /// @param method `OrderService.place`
    Answer of(String method) {
        List<Claim> defined = new ArrayList<>();
        Map<String, Claim> calls = new TreeMap<>();
        List<Door> through = new ArrayList<>();
        for (Backend backend : standing.backends()) {
            Map<OperationId, Set<OperationId>> callers =
                    Operation.callers(backend.operations().values());
            Deque<OperationId> open = new ArrayDeque<>();
            for (Operation operation : backend.operations().values()) {
                if (operation.isCalled(method)) {
                    open.add(operation.id());
                    defined.add(Claim.fact(
                            operation.id().shortName() + "(" + String.join(", ", operation.parameters()) + ")",
                            method,
                            operation.at()));
                    callers.getOrDefault(operation.id(), Set.of()).stream()
                            .flatMap(id -> backend.operation(id).stream())
                            .forEach(caller -> Step.calls(caller.body())
                                    .filter(call -> call.targets().contains(operation.id()))
                                    .forEach(call -> calls.put(
                                            call.at().toString(),
                                            Claim.fact(caller.id().shortName(), method, call.at()))));
                }
            }
            Set<OperationId> reached = new HashSet<>(open);
            while (!open.isEmpty()) {
                callers.getOrDefault(open.pop(), Set.of()).stream()
                        .filter(reached::add)
                        .forEach(open::push);
            }
            standing.doors().stream()
                    .filter(door -> door.backend().application().equals(backend.application())
                            && reached.contains(door.entry().handler()))
                    .forEach(through::add);
        }
        if (defined.isEmpty()) {
            return Answer.of(Replies.KIND, "Not known: no method " + method + " was read.");
        }
        return Answer.of(
                Replies.KIND,
                Replies.count(calls.size(), "call", "calls") + " of " + method + "; "
                        + Replies.count(through.size(), "entry comes", "entries come")
                                .toLowerCase(Locale.ROOT)
                        + " by it.",
                new Part("Endpoints and jobs", Replies.claims(through)),
                new Part("Called in", List.copyOf(calls.values())),
                new Part("Defined", defined.stream().distinct().toList()));
    }
}
