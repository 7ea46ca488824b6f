package dev.lintel.read.java;

import dev.lintel.read.java.syntax.Tree;
import java.util.List;

/// What the shape of a lambda's body says about its place (JLS 15.27.2).
final class LambdaBodies {
    private LambdaBodies() {}

    /// Whether some `return` of it gives a value.
    static boolean givesValue(Tree statement) {
        return switch (statement) {
            case Tree.Return leave -> leave.value() != null;
            case Tree.Block block -> any(block.statements());
            case Tree.If choice ->
                givesValue(choice.then()) || choice.otherwise() != null && givesValue(choice.otherwise());
            case Tree.ForEach loop -> givesValue(loop.body());
            case Tree.Loop loop -> givesValue(loop.body());
            case Tree.Labeled labeled -> givesValue(labeled.body());
            case Tree.Synchronized lock -> givesValue(lock.body());
            case Tree.Try attempt ->
                givesValue(attempt.body())
                        || attempt.catches().stream().anyMatch(each -> givesValue(each.body()))
                        || attempt.last() != null && givesValue(attempt.last());
            case Tree.Choice choice -> choice.cases().stream().anyMatch(each -> any(each.body()));
            default -> false;
        };
    }

    private static boolean any(List<Tree> statements) {
        return statements.stream().anyMatch(LambdaBodies::givesValue);
    }

    /// Whether control can run past it, judged by its last statement.
    static boolean completes(Tree statement) {
        return switch (statement) {
            case Tree.Return _, Tree.Throw _, Tree.Break _, Tree.Continue _, Tree.Yield _ -> false;
            case Tree.Block block ->
                block.statements().isEmpty() || completes(block.statements().getLast());
            case Tree.If choice ->
                choice.otherwise() == null || completes(choice.then()) || completes(choice.otherwise());
            case Tree.Loop loop ->
                !(loop.condition() == null
                        || loop.condition() instanceof Tree.Constant(Object value, long _)
                                && Boolean.TRUE.equals(value));
            case Tree.Synchronized lock -> completes(lock.body());
            case Tree.Try attempt ->
                (attempt.last() == null || completes(attempt.last()))
                        && (completes(attempt.body())
                                || attempt.catches().stream().anyMatch(each -> completes(each.body())));
            default -> true;
        };
    }

    /// Whether an expression may stand as a statement.
    static boolean isStatement(Tree expression) {
        return switch (expression) {
            case Tree.Call _, Tree.Instance _, Tree.Assign _ -> true;
            case Tree.Unary unary -> unary.operator().length() == 3;
            default -> false;
        };
    }
}
