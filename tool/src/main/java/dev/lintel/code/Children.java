package dev.lintel.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The direct parts of a node, in the order of the source: what a walk over a body follows.
public final class Children {
    private Children() {}

    public static List<Node> of(Node node) {
        List<Node> parts = new ArrayList<>();
        switch (node) {
            case Expression expression -> add(expression, parts);
            case Statement statement -> add(statement, parts);
        }
        return parts;
    }

    private static void add(Expression expression, List<Node> parts) {
        switch (expression) {
            case Expression.FieldAccess field -> field.receiver().ifPresent(parts::add);
            case Expression.Call call -> {
                call.receiver().ifPresent(parts::add);
                parts.addAll(call.arguments());
            }
            case Expression.New made -> parts.addAll(made.arguments());
            case Expression.NewArray array -> {
                parts.addAll(array.dimensions());
                parts.addAll(array.elements());
            }
            case Expression.Assign assign -> parts.addAll(List.of(assign.target(), assign.value()));
            case Expression.Unary unary -> parts.add(unary.operand());
            case Expression.Binary binary -> parts.addAll(List.of(binary.left(), binary.right()));
            case Expression.Concat concat -> parts.addAll(concat.parts());
            case Expression.Conditional choice ->
                parts.addAll(List.of(choice.condition(), choice.whenTrue(), choice.whenFalse()));
            case Expression.Cast cast -> parts.add(cast.operand());
            case Expression.InstanceOf test -> {
                parts.add(test.operand());
                parts.addAll(test.bindings());
            }
            case Expression.Index index -> parts.addAll(List.of(index.array(), index.index()));
            case Expression.Lambda lambda -> {
                parts.addAll(lambda.parameters());
                parts.add(lambda.body());
            }
            case Expression.MethodReference reference -> parts.add(reference.receiver());
            case Expression.SwitchValue choice -> parts.add(choice.choice());
            case Expression.Nested nested -> parts.addAll(nested.annotation().values().values());
            case Expression.Literal _,
                    Expression.Variable _,
                    Expression.This _,
                    Expression.TypeName _,
                    Expression.ClassLiteral _,
                    Expression.Unread _ -> {}
        }
    }

    private static void add(Statement statement, List<Node> parts) {
        switch (statement) {
            case Statement.Block block -> parts.addAll(block.statements());
            case Statement.Local local -> add(local.value(), parts);
            case Statement.Evaluate evaluate -> parts.add(evaluate.expression());
            case Statement.If choice -> {
                parts.add(choice.condition());
                parts.add(choice.then());
                add(choice.otherwise(), parts);
            }
            case Statement.ForEach loop -> parts.addAll(List.of(loop.variable(), loop.source(), loop.body()));
            case Statement.Loop loop -> {
                parts.addAll(loop.initial());
                add(loop.condition(), parts);
                parts.addAll(loop.update());
                parts.add(loop.body());
            }
            case Statement.Return leave -> add(leave.value(), parts);
            case Statement.Throw leave -> parts.add(leave.exception());
            case Statement.Try attempt -> {
                parts.addAll(attempt.resources());
                parts.add(attempt.body());
                parts.addAll(attempt.catches());
                add(attempt.last(), parts);
            }
            case Statement.Catch handler -> parts.add(handler.body());
            case Statement.Switch choice -> {
                parts.add(choice.subject());
                parts.addAll(choice.cases());
            }
            case Statement.Case one -> {
                parts.addAll(one.labels());
                parts.addAll(one.bindings());
                add(one.guard(), parts);
                parts.add(one.body());
            }
            case Statement.Yield leave -> parts.add(leave.value());
            case Statement.Labeled labeled -> parts.add(labeled.body());
            case Statement.Synchronized guarded -> parts.addAll(List.of(guarded.lock(), guarded.body()));
            case Statement.Assert check -> {
                parts.add(check.condition());
                add(check.message(), parts);
            }
            case Statement.Break _, Statement.Continue _, Statement.LocalType _, Statement.Unread _ -> {}
        }
    }

    private static void add(Optional<? extends Node> part, List<Node> parts) {
        part.ifPresent(parts::add);
    }
}
