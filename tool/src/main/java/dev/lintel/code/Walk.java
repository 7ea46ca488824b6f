package dev.lintel.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
        Deque<Node> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Node next = open.pop();
            found.add(next);
            List<Node> children = children(next);
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return found;
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
        return switch (node) {
            case Expression expression -> ofExpression(expression);
            case Statement statement -> ofStatement(statement);
        };
    }

    private static List<Node> ofExpression(Expression expression) {
        return switch (expression) {
            case Expression.FieldAccess field -> nodes(field.receiver());
            case Expression.Call call -> joined(nodes(call.receiver()), call.arguments());
            case Expression.New made -> List.copyOf(made.arguments());
            case Expression.NewArray array -> joined(List.copyOf(array.dimensions()), array.elements());
            case Expression.Assign assign -> List.of(assign.target(), assign.value());
            case Expression.Unary unary -> List.of(unary.operand());
            case Expression.Binary binary -> List.of(binary.left(), binary.right());
            case Expression.Concat concat -> List.copyOf(concat.parts());
            case Expression.Conditional choice -> List.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
            case Expression.Cast cast -> List.of(cast.operand());
            case Expression.InstanceOf test -> joined(List.of(test.operand()), test.bindings());
            case Expression.Index index -> List.of(index.array(), index.index());
            case Expression.Lambda lambda -> joined(List.copyOf(lambda.parameters()), List.of(lambda.body()));
            case Expression.MethodReference reference -> List.of(reference.receiver());
            case Expression.SwitchValue choice -> List.of(choice.choice());
            case Expression.Literal _,
                    Expression.Variable _,
                    Expression.This _,
                    Expression.TypeName _,
                    Expression.ClassLiteral _,
                    Expression.Nested _,
                    Expression.Unread _ -> List.of();
        };
    }

    private static List<Node> ofStatement(Statement statement) {
        return switch (statement) {
            case Statement.Block block -> List.copyOf(block.statements());
            case Statement.Local local -> nodes(local.value());
            case Statement.Evaluate evaluate -> List.of(evaluate.expression());
            case Statement.If choice -> joined(List.of(choice.condition(), choice.then()), nodes(choice.otherwise()));
            case Statement.ForEach each -> List.of(each.variable(), each.source(), each.body());
            case Statement.Loop loop -> loop(loop);
            case Statement.Return leave -> nodes(leave.value());
            case Statement.Throw leave -> List.of(leave.exception());
            case Statement.Try attempt -> attempt(attempt);
            case Statement.Catch caught -> List.of(caught.body());
            case Statement.Switch choice -> joined(List.of(choice.subject()), choice.cases());
            case Statement.Case each -> ofCase(each);
            case Statement.Yield leave -> List.of(leave.value());
            case Statement.Labeled labeled -> List.of(labeled.body());
            case Statement.Synchronized locked -> List.of(locked.lock(), locked.body());
            case Statement.Assert check -> joined(List.of(check.condition()), nodes(check.message()));
            case Statement.Break _, Statement.Continue _, Statement.LocalType _, Statement.Unread _ -> List.of();
        };
    }

    private static List<Node> loop(Statement.Loop loop) {
        List<Node> all = new ArrayList<>(loop.initial());
        loop.condition().ifPresent(all::add);
        if (loop.testedFirst()) {
            all.add(loop.body());
            all.addAll(loop.update());
        } else {
            all.addFirst(loop.body());
        }
        return all;
    }

    private static List<Node> attempt(Statement.Try attempt) {
        List<Node> all = new ArrayList<>(attempt.resources());
        all.add(attempt.body());
        all.addAll(attempt.catches());
        attempt.last().ifPresent(all::add);
        return all;
    }

    private static List<Node> ofCase(Statement.Case each) {
        List<Node> all = new ArrayList<>(each.labels());
        all.addAll(each.bindings());
        each.guard().ifPresent(all::add);
        all.add(each.body());
        return all;
    }

    private static List<Node> nodes(Optional<? extends Node> node) {
        return node.isPresent() ? List.of(node.get()) : List.of();
    }

    private static List<Node> joined(List<? extends Node> first, List<? extends Node> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return List.copyOf(first.isEmpty() ? second : first);
        }
        List<Node> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }
}
