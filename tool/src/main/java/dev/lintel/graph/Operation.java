package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A method with a body, as steps.
///
/// @param parameters their names, in order
/// @param annotations qualified names of the annotations on the method and, after them, on its class
/// @param transaction the declared rule on the method or its class, whether or not a proxy ever applies it
/// @param proxied whether a container's proxy can stand before calls from other beans (not private, final or
///     static)
/// @param declaredBy qualified names of the interfaces and classes above its own that declare it as well; callers know
///     it by them
public record Operation(
        OperationId id,
        List<String> parameters,
        List<Step> body,
        Set<String> annotations,
        Optional<TransactionRule> transaction,
        boolean proxied,
        List<String> declaredBy,
        Span at) {
    public Operation {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
        annotations = Set.copyOf(annotations);
        declaredBy = List.copyOf(declaredBy);
    }

    /// Whether `Class.method` is this method, by its own class's name or by one that declares it.
    ///
    /// @param name with the class's simple name
    public boolean isCalled(String name) {
        return id.shortName().equals(name) || declaredNames().anyMatch(name::equals);
    }

    /// By the classes above its own: `OrderService.place` of `JpaOrderService.place`.
    public Stream<String> declaredNames() {
        return declaredBy.stream().map(type -> type.substring(type.lastIndexOf('.') + 1) + "." + id.name());
    }

    /// Who calls what: for each operation that is called, those that call it.
    public static Map<OperationId, Set<OperationId>> callers(Collection<Operation> operations) {
        Map<OperationId, Set<OperationId>> callers = new HashMap<>();
        for (Operation operation : operations) {
            Step.calls(operation.body())
                    .forEach(call -> call.targets()
                            .forEach(target -> callers.computeIfAbsent(target, _ -> new HashSet<>())
                                    .add(operation.id())));
        }
        return callers;
    }

    /// These operations and all that lead to them: who calls them, who calls those, and so on.
    public static Set<OperationId> above(Collection<OperationId> some, Map<OperationId, Set<OperationId>> callers) {
        Set<OperationId> above = new HashSet<>(some);
        Deque<OperationId> open = new ArrayDeque<>(above);
        while (!open.isEmpty()) {
            for (OperationId caller : callers.getOrDefault(open.remove(), Set.of())) {
                if (above.add(caller)) {
                    open.add(caller);
                }
            }
        }
        return above;
    }
}
