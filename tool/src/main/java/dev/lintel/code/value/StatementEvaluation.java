package dev.lintel.code.value;

import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.value.BodyValues.Frame;
import java.util.List;

/// Runs statements over the environment; see [BodyValues].
final class StatementEvaluation {
    private final ExpressionEvaluation expressions;

    StatementEvaluation(BodyValues values, Program program) {
        this.expressions = new ExpressionEvaluation(values, program, this);
    }

    void run(Statement statement, Frame frame) {
        switch (statement) {
            case Statement.Block block -> block.statements().forEach(each -> run(each, frame));
            case Statement.Local local ->
                local.value().ifPresent(value -> frame.environment().set(local.name(), evaluate(value, frame)));
            case Statement.Evaluate evaluate -> evaluate(evaluate.expression(), frame);
            case Statement.If choice -> {
                evaluate(choice.condition(), frame);
                fork(
                        frame,
                        List.of(choice.then()),
                        choice.otherwise().map(List::of).orElse(List.of()));
            }
            case Statement.ForEach loop -> forEach(loop, frame);
            case Statement.Loop loop -> loop(loop, frame);
            case Statement.Return leave -> leave.value().ifPresent(value -> frame.returns(evaluate(value, frame)));
            case Statement.Yield leave -> frame.returns(evaluate(leave.value(), frame));
            case Statement.Throw leave -> evaluate(leave.exception(), frame);
            case Statement.Try attempt -> attempt(attempt, frame);
            case Statement.Catch handler -> run(handler.body(), frame);
            case Statement.Switch choice -> choose(choice, frame);
            case Statement.Case one -> run(one.body(), frame);
            case Statement.Labeled labeled -> run(labeled.body(), frame);
            case Statement.Synchronized guarded -> run(guarded.body(), frame);
            case Statement.Assert check -> evaluate(check.condition(), frame);
            case Statement.Break _, Statement.Continue _, Statement.LocalType _, Statement.Unread _ -> {}
        }
    }

    private List<Origin> evaluate(Expression expression, Frame frame) {
        return expressions.evaluate(expression, frame);
    }

    private void fork(Frame frame, List<Statement> then, List<Statement> otherwise) {
        Environment before = frame.environment();
        Environment left = before.fork();
        Environment right = before.fork();
        frame.environment(left);
        then.forEach(each -> run(each, frame));
        frame.environment(right);
        otherwise.forEach(each -> run(each, frame));
        if (leaves(then)) {
            frame.environment(right);
        } else if (!otherwise.isEmpty() && leaves(otherwise)) {
            frame.environment(left);
        } else {
            left.merge(right);
            frame.environment(left);
        }
    }

    private static boolean leaves(List<Statement> statements) {
        return !statements.isEmpty() && leaves(statements.getLast());
    }

    private static boolean leaves(Statement statement) {
        return switch (statement) {
            case Statement.Block block -> leaves(block.statements());
            case Statement.Return _, Statement.Throw _, Statement.Continue _, Statement.Break _ -> true;
            default -> false;
        };
    }

    private void forEach(Statement.ForEach loop, Frame frame) {
        List<Origin> elements = evaluate(loop.source(), frame).stream()
                .map(origin -> origin.then(Origin.ELEMENT))
                .toList();
        Environment before = frame.environment().fork();
        for (int round = 0; round < 2; round++) {
            frame.environment().set(loop.variable().name(), elements);
            run(loop.body(), frame);
            frame.environment().merge(before);
        }
    }

    private void loop(Statement.Loop loop, Frame frame) {
        loop.initial().forEach(each -> run(each, frame));
        Environment before = frame.environment().fork();
        for (int round = 0; round < 2; round++) {
            loop.condition().ifPresent(condition -> evaluate(condition, frame));
            run(loop.body(), frame);
            loop.update().forEach(update -> evaluate(update, frame));
            frame.environment().merge(before);
        }
    }

    private void attempt(Statement.Try attempt, Frame frame) {
        Environment before = frame.environment().fork();
        attempt.resources().forEach(each -> run(each, frame));
        run(attempt.body(), frame);
        Environment after = frame.environment();
        for (Statement.Catch handler : attempt.catches()) {
            Environment failed = before.fork();
            failed.merge(after);
            frame.environment(failed);
            run(handler.body(), frame);
            if (!leaves(handler.body())) {
                after.merge(frame.environment());
            }
        }
        frame.environment(after);
        attempt.last().ifPresent(last -> run(last, frame));
    }

    void choose(Statement.Switch choice, Frame frame) {
        List<Origin> subject = evaluate(choice.subject(), frame);
        Environment before = frame.environment();
        Environment joined = before.fork();
        for (Statement.Case one : choice.cases()) {
            frame.environment(before.fork());
            expressions.bind(subject, one.bindings(), frame);
            one.guard().ifPresent(guard -> evaluate(guard, frame));
            run(one.body(), frame);
            joined.merge(frame.environment());
        }
        frame.environment(joined);
    }
}
