package dev.lintel.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Walks over a piece of code in source order, each node before what is inside it. Uses no recursion, since
/// chains and concatenations of thousands of links are met in practice.
public final class Walk {
    private Walk() {}

    /// The node and everything inside it, lambda bodies included; bodies of local and anonymous classes are not.
    public static List<Node> all(Node from) {
        List<Node> found = new ArrayList<>();
        List<Node> open = new ArrayList<>();
        open.add(from);
        while (!open.isEmpty()) {
            Node next = open.removeLast();
            found.add(next);
            int first = open.size();
            inside(next, open);
            turn(open, first);
        }
        return found;
    }

    /// Turns round the order from an index on, so that the first is taken first from the end.
    private static void turn(List<Node> open, int from) {
        for (int i = from, j = open.size() - 1; i < j; i++, j--) {
            open.set(j, open.set(i, open.get(j)));
        }
    }

    /// All nodes of one kind.
    public static <T extends Node> Stream<T> all(Node from, Class<T> kind) {
        return all(from).stream().filter(kind::isInstance).map(kind::cast);
    }

    public static Stream<Expression.Call> calls(Node from) {
        return all(from, Expression.Call.class);
    }

    /// Whether one stands inside the other; like code elsewhere does not count.
    public static boolean contains(Node whole, Node part) {
        return all(whole).stream().anyMatch(each -> each == part);
    }

    /// What is directly inside a node, in source order.
    public static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        inside(node, children);
        return children;
    }

    /// Adds instead of giving lists: whole programs are walked again and again.
    private static void inside(Node node, List<Node> into) {
        switch (node) {
            case Expression expression -> inside(expression, into);
            case Statement statement -> inside(statement, into);
        }
    }

    private static void inside(Expression expression, List<Node> into) {
        switch (expression) {
            case Expression.FieldAccess field -> add(field.receiver(), into);
            case Expression.Call call -> {
                add(call.receiver(), into);
                add(call.arguments(), into);
            }
            case Expression.New made -> add(made.arguments(), into);
            case Expression.NewArray array -> {
                add(array.dimensions(), into);
                add(array.elements(), into);
            }
            case Expression.Assign assign -> {
                into.add(assign.target());
                into.add(assign.value());
            }
            case Expression.Unary unary -> into.add(unary.operand());
            case Expression.Binary binary -> {
                into.add(binary.left());
                into.add(binary.right());
            }
            case Expression.Concat concat -> add(concat.parts(), into);
            case Expression.Conditional choice -> {
                into.add(choice.condition());
                into.add(choice.whenTrue());
                into.add(choice.whenFalse());
            }
            case Expression.Cast cast -> into.add(cast.operand());
            case Expression.InstanceOf test -> {
                into.add(test.operand());
                add(test.bindings(), into);
            }
            case Expression.Index index -> {
                into.add(index.array());
                into.add(index.index());
            }
            case Expression.Lambda lambda -> {
                add(lambda.parameters(), into);
                into.add(lambda.body());
            }
            case Expression.MethodReference reference -> into.add(reference.receiver());
            case Expression.SwitchValue choice -> into.add(choice.choice());
            case Expression.Literal _,
                    Expression.Variable _,
                    Expression.This _,
                    Expression.TypeName _,
                    Expression.ClassLiteral _,
                    Expression.Nested _,
                    Expression.Unread _ -> {}
        }
    }

    private static void inside(Statement statement, List<Node> into) {
        switch (statement) {
            case Statement.Block block -> add(block.statements(), into);
            case Statement.Local local -> add(local.value(), into);
            case Statement.Evaluate evaluate -> into.add(evaluate.expression());
            case Statement.If choice -> {
                into.add(choice.condition());
                into.add(choice.then());
                add(choice.otherwise(), into);
            }
            case Statement.ForEach each -> {
                into.add(each.variable());
                into.add(each.source());
                into.add(each.body());
            }
            case Statement.Loop loop -> inside(loop, into);
            case Statement.Return leave -> add(leave.value(), into);
            case Statement.Throw leave -> into.add(leave.exception());
            case Statement.Try attempt -> {
                add(attempt.resources(), into);
                into.add(attempt.body());
                add(attempt.catches(), into);
                add(attempt.last(), into);
            }
            case Statement.Catch caught -> into.add(caught.body());
            case Statement.Switch choice -> {
                into.add(choice.subject());
                add(choice.cases(), into);
            }
            case Statement.Case each -> {
                add(each.labels(), into);
                add(each.bindings(), into);
                add(each.guard(), into);
                into.add(each.body());
            }
            case Statement.Yield leave -> into.add(leave.value());
            case Statement.Labeled labeled -> into.add(labeled.body());
            case Statement.Synchronized locked -> {
                into.add(locked.lock());
                into.add(locked.body());
            }
            case Statement.Assert check -> {
                into.add(check.condition());
                add(check.message(), into);
            }
            case Statement.Break _, Statement.Continue _, Statement.LocalType _, Statement.Unread _ -> {}
        }
    }

    private static void inside(Statement.Loop loop, List<Node> into) {
        if (!loop.testedFirst()) {
            into.add(loop.body());
        }
        add(loop.initial(), into);
        add(loop.condition(), into);
        if (loop.testedFirst()) {
            into.add(loop.body());
            add(loop.update(), into);
        }
    }

    private static void add(Optional<? extends Node> node, List<Node> into) {
        if (node.isPresent()) {
            into.add(node.get());
        }
    }

    private static void add(List<? extends Node> nodes, List<Node> into) {
        for (int i = 0; i < nodes.size(); i++) {
            into.add(nodes.get(i));
        }
    }
}
