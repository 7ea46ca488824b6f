package dev.lintel.read.mybatis;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Node;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.List;

/// A node of a body and the parts around it that may not run: branches, rounds of loops, handlers, lambdas. In source
/// order, operands before the call that they are for.
///
/// @param inside outermost first
record Placed<T extends Node>(T node, List<Node> inside) {
    Placed {
        inside = List.copyOf(inside);
    }

    static List<Placed<Call>> calls(Node from) {
        List<Placed<Call>> found = new ArrayList<>();
        visit(from, List.of(), found);
        return found;
    }

    /// Whether this does not always run before the other, which comes after it.
    boolean mayNotRunBefore(Placed<?> later) {
        return inside.size() > later.inside().size()
                || !later.inside().subList(0, inside.size()).equals(inside);
    }

    private static void visit(Node node, List<Node> inside, List<Placed<Call>> found) {
        for (Node child : Walk.children(node)) {
            visit(child, isOptional(node, child) ? with(inside, child) : inside, found);
        }
        if (node instanceof Call call) {
            found.add(new Placed<>(call, inside));
        }
    }

    private static boolean isOptional(Node node, Node child) {
        return switch (node) {
            case Statement.If choice -> child != choice.condition();
            case Statement.ForEach loop -> child == loop.body();
            case Statement.Loop loop -> child == loop.body();
            case Statement.Case _, Statement.Catch _ -> true;
            case Expression.Conditional choice -> child != choice.condition();
            case Expression.Lambda _ -> true;
            default -> false;
        };
    }

    private static List<Node> with(List<Node> inside, Node child) {
        List<Node> longer = new ArrayList<>(inside);
        longer.add(child);
        return longer;
    }
}
