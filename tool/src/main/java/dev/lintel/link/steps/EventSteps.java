package dev.lintel.link.steps;

import dev.lintel.code.Expression.Call;
import dev.lintel.code.value.EventListeners;
import dev.lintel.code.value.EventListeners.Listener;
import dev.lintel.graph.Step;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Span;
import java.util.List;

/// An event of the application's own is a call of each method that hears of it: at once and in the same transaction
/// unless the listener says otherwise.
final class EventSteps {
    private final StepContext context;
    private final Conversion conversion;

    EventSteps(StepContext context, Conversion conversion) {
        this.context = context;
        this.conversion = conversion;
    }

    /// Whether the call publishes something that is heard of.
    boolean add(Call call, Span at, List<Step> out) {
        if (!EventListeners.isPublished(
                call.callee().owner(), call.name(), call.arguments().size())) {
            return false;
        }
        String event = call.arguments().getFirst().type().erasure();
        List<Listener> listeners = context.listeners().of(event);
        listeners.forEach(listener -> out.add(heard(call, listener, at)));
        return !listeners.isEmpty();
    }

    private Step heard(Call call, Listener listener, Span at) {
        Step runs = new Step.Call(
                conversion.number(call),
                List.of(OperationIds.of(listener.method())),
                true,
                conversion.nothing(call),
                List.of(conversion.value(call.arguments().getFirst())),
                at);
        boolean elsewhere = context.effects().isAsync(listener.method());
        if (elsewhere || listener.when() != EventListeners.When.AT_ONCE) {
            boolean afterCommit = !elsewhere && listener.when() == EventListeners.When.AFTER_TRANSACTION;
            return new Step.Deferred(afterCommit, List.of(runs), at);
        }
        return listener.always()
                ? runs
                : new Step.Branch(
                        new Step.Condition.Test("true", conversion.nothing(call), at), List.of(runs), List.of(), at);
    }
}
