package dev.lintel.graph;

import dev.lintel.graph.TransactionRule.Propagation;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands around a step on a way from an entry: calls, loops, the transaction that is really open.
record Context(
        List<Step.Call> via,
        List<Operation> inside,
        List<Path.Loop> loops,
        Optional<Path.Open> transaction,
        List<Path.Ignored> ignored,
        boolean isLater,
        List<Path.Try> tries) {
    static final Context START =
            new Context(List.of(), List.of(), List.of(), Optional.empty(), List.of(), false, List.of());

    boolean inside(Operation operation) {
        for (Operation each : inside) {
            if (each == operation) {
                return true;
            }
        }
        return false;
    }

    Context call(Step.Call call) {
        return new Context(and(via, call), inside, loops, transaction, ignored, isLater, tries);
    }

    Context loop(List<Source> over, Span at) {
        Path.Loop loop = new Path.Loop(over, via.size(), at);
        return new Context(via, inside, and(loops, loop), transaction, ignored, isLater, tries);
    }

    Context inside(Path.Try around) {
        return new Context(via, inside, loops, transaction, ignored, isLater, and(tries, around));
    }

    /// On another thread or after the commit: no transaction, nobody catches, and whoever waits does not wait for it.
    Context later() {
        return new Context(via, inside, loops, Optional.empty(), ignored, true, List.of());
    }

    /// How a call reaches an operation.
    enum Entered {
        BY_PROXY,
        PAST_PROXY,
        ON_OWN_OBJECT
    }

    /// Entering an operation, whose transaction rule counts only when the call goes through its proxy.
    ///
    /// @param now the order of the next path
    Context enter(Operation operation, Entered how, Span call, int now) {
        Context entered = new Context(via, and(inside, operation), loops, transaction, ignored, isLater, tries);
        if (operation.transaction().isEmpty()) {
            return entered;
        }
        TransactionRule rule = operation.transaction().get();
        if (how == Entered.BY_PROXY && operation.proxied()) {
            return entered.open(rule, operation, now);
        }
        String why = switch (how) {
            case BY_PROXY -> "no proxy can override the method";
            case PAST_PROXY -> "self-invocation";
            case ON_OWN_OBJECT -> "made with new, so it is no bean";
        };
        return new Context(
                via,
                entered.inside,
                loops,
                transaction,
                and(ignored, new Path.Ignored(rule, operation.id(), why, call)),
                isLater,
                tries);
    }

    /// As the platform's transaction managers do it (Spring Framework, "Transaction Propagation"). Where a
    /// rule asks for none, those that were not applied before it would have been suspended as well.
    Context open(TransactionRule rule, Operation operation, int now) {
        Optional<Path.Open> next = switch (rule.propagation()) {
            case REQUIRED, NESTED, MANDATORY ->
                transaction.isPresent()
                        ? transaction
                        : rule.propagation() == Propagation.MANDATORY
                                ? Optional.empty()
                                : Optional.of(new Path.Open(rule, operation.id(), now));
            case REQUIRES_NEW -> Optional.of(new Path.Open(rule, operation.id(), now));
            case SUPPORTS -> transaction;
            case NOT_SUPPORTED, NEVER -> Optional.empty();
        };
        return new Context(via, inside, loops, next, suspends(rule) ? List.of() : ignored, isLater, tries);
    }

    private static boolean suspends(TransactionRule rule) {
        return rule.propagation() == Propagation.NOT_SUPPORTED || rule.propagation() == Propagation.NEVER;
    }

    /// Immutable, so that each path keeps it without a copy.
    private static <T> List<T> and(List<T> list, T more) {
        List<T> all = new ArrayList<>(list.size() + 1);
        all.addAll(list);
        all.add(more);
        return List.copyOf(all);
    }
}
