package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many operations may answer at each place where one of the target's is called.
final class Dispatches {
    private final Map<Span, Integer> targets = new HashMap<>();

    Dispatches(Collection<Operation> operations) {
        operations.forEach(operation -> block(operation.body()));
    }

    /// One where nothing is called, or where it is known what.
    int at(Span place) {
        return targets.getOrDefault(place, 1);
    }

    private void block(List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Call call -> targets.merge(call.at(), call.targets().size(), Math::max);
                case Step.Loop loop -> block(loop.body());
                case Step.Branch branch -> {
                    block(branch.then());
                    block(branch.otherwise());
                }
                case Step.Attempt attempt -> {
                    block(attempt.body());
                    attempt.handlers().forEach(this::block);
                    block(attempt.last());
                }
                case Step.InTransaction inside -> block(inside.body());
                case Step.Deferred later -> block(later.body());
                case Step.Invoke _,
                        Step.Run _,
                        Step.Remote _,
                        Step.Publish _,
                        Step.Make _,
                        Step.Put _,
                        Step.Read _,
                        Step.Return _,
                        Step.Throw _,
                        Step.Skip _ -> {}
            }
        }
    }
}
