package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Node;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The calls of one body that build up one object, written as one chain or step by step on a local variable:
/// `em.createQuery(..).setParameter(..)`, `query.setMaxResults(..)`.
public final class CallChains {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 5;

    private final List<Node> nodes;
    private final Map<String, List<Expression>> definitions = new HashMap<>();
    private final Map<String, List<Call>> calls = new HashMap<>();

    private CallChains(List<Node> nodes) {
        this.nodes = nodes;
    }

    public static CallChains of(Body body) {
        CallChains chains = new CallChains(Walk.all(body.block()));
        for (Node node : chains.nodes) {
            switch (node) {
                case Statement.Local local -> local.value().ifPresent(value -> chains.define(local.name(), value));
                case Expression.Assign assign -> {
                    if (assign.target() instanceof Expression.Variable variable
                            && assign.operator().isEmpty()) {
                        chains.define(variable.name(), assign.value());
                    }
                }
                case Call call -> {
                    if (root(call) instanceof Expression.Variable variable) {
                        chains.calls
                                .computeIfAbsent(variable.name(), _ -> new ArrayList<>())
                                .add(call);
                    }
                }
                default -> {}
            }
        }
        return chains;
    }

    /// Everything in the body, in source order.
    public List<Node> nodes() {
        return nodes;
    }

    private void define(String variable, Expression value) {
        definitions.computeIfAbsent(variable, _ -> new ArrayList<>()).add(value);
    }

    /// What an object was built from, and the calls on it.
    ///
    /// @param start the expression that made it; a variable when that is not in this body
    /// @param calls on it up to the one asked for, in order, the call that made it included
    public record Chain(Expression start, List<Call> calls) {
        public Chain {
            calls = List.copyOf(calls);
        }
    }

    /// The chain that ends with an expression, as far back as the body tells.
    public Chain leadingTo(Expression end) {
        return leadingTo(end, end.at(), 0);
    }

    private Chain leadingTo(Expression end, long before, int depth) {
        List<Call> links = new ArrayList<>();
        Expression at = uncast(end);
        while (at instanceof Call call && links.size() < LONGEST) {
            links.addFirst(call);
            if (call.receiver().isEmpty()) {
                return new Chain(call, links);
            }
            at = uncast(call.receiver().get());
        }
        if (!(at instanceof Expression.Variable variable) || depth >= DEEPEST) {
            return new Chain(at, links);
        }
        Expression made = null;
        for (Expression each : definitions.getOrDefault(variable.name(), List.of())) {
            if (start(each.at()) < start(before)) {
                made = each;
            }
        }
        if (made == null) {
            return new Chain(at, links);
        }
        Chain origin = leadingTo(made, made.at(), depth + 1);
        List<Call> all = new ArrayList<>(origin.calls());
        long from = end(made.at());
        long until = end(before);
        calls.getOrDefault(variable.name(), List.of()).stream()
                .filter(call -> start(call.at()) >= from && end(call.at()) <= until && !links.contains(call))
                .sorted(Comparator.comparingLong(call -> end(call.at())))
                .forEach(all::add);
        all.addAll(links);
        return new Chain(origin.start(), all);
    }

    private static Expression uncast(Expression expression) {
        Expression at = expression;
        while (at instanceof Expression.Cast cast) {
            at = cast.operand();
        }
        return at;
    }

    private static Expression root(Call call) {
        Expression at = call;
        for (int i = 0;
                i < LONGEST && at instanceof Call inner && inner.receiver().isPresent();
                i++) {
            at = uncast(inner.receiver().get());
        }
        return at;
    }

    private static long start(long at) {
        return at >>> 28;
    }

    private static long end(long at) {
        long line = (at >>> 42) + (at >>> 14 & 0x3FFF);
        return line << 14 | at & 0x3FFF;
    }
}
