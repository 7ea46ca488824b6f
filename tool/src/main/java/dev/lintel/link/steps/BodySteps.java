package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.code.value.BodyValues;
import dev.lintel.graph.Step;
import dev.lintel.graph.Step.Condition;
import dev.lintel.graph.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The steps of one body: statements here, what expressions do in [ExpressionSteps].
final class BodySteps {
    private final Body body;
    private final Conversion conversion;
    private final Conditions conditions;
    private final ExpressionSteps expressions;
    /// The names of the failures that are caught around the present statement.
    private final Deque<String> caughtNames = new ArrayDeque<>();

    BodySteps(Body body, Method method, StepContext context) {
        this.body = body;
        BodyValues values = context.values(body, method);
        this.conversion = new Conversion(body, method, values, context.program());
        this.conditions = new Conditions(body, conversion);
        this.expressions = new ExpressionSteps(body, context, values, conversion, conditions, this);
    }

    List<Step> steps() {
        return of(body.block());
    }

    List<Step> of(Statement statement) {
        List<Step> out = new ArrayList<>();
        add(statement, out);
        return out;
    }

    private void add(Statement statement, List<Step> out) {
        switch (statement) {
            case Statement.Block block -> block.statements().forEach(each -> add(each, out));
            case Statement.Local local -> local.value().ifPresent(value -> expressions.add(value, out));
            case Statement.Evaluate evaluate -> expressions.add(evaluate.expression(), out);
            case Statement.If choice -> {
                expressions.add(choice.condition(), out);
                out.add(new Step.Branch(
                        conditions.of(choice.condition()),
                        of(choice.then()),
                        choice.otherwise().map(this::of).orElse(List.of()),
                        body.at(choice.condition())));
            }
            case Statement.ForEach loop -> {
                expressions.add(loop.source(), out);
                out.add(new Step.Loop(conversion.value(loop.source()), of(loop.body()), false, body.at(loop.source())));
            }
            case Statement.Loop loop -> loop(loop, out);
            case Statement.Return leave -> {
                leave.value().ifPresent(value -> expressions.add(value, out));
                out.add(new Step.Return(
                        leave.value().map(conversion::value).orElseGet(() -> new Value(List.of(), "", body.at(leave))),
                        body.at(leave)));
            }
            case Statement.Yield leave -> expressions.add(leave.value(), out);
            case Statement.Throw leave -> {
                expressions.add(leave.exception(), out);
                out.add(new Step.Throw(
                        leave.exception().type().erasure(), passesOn(leave.exception()), body.at(leave)));
            }
            case Statement.Try attempt -> attempt(attempt, out);
            case Statement.Catch handler -> add(handler.body(), out);
            case Statement.Switch choice -> choose(choice, out);
            case Statement.Case one -> add(one.body(), out);
            case Statement.Labeled labeled -> add(labeled.body(), out);
            case Statement.Synchronized guarded -> {
                expressions.add(guarded.lock(), out);
                add(guarded.body(), out);
            }
            case Statement.Break _ -> {}
            case Statement.Continue skip -> out.add(new Step.Skip(body.at(skip)));
            case Statement.Assert _, Statement.LocalType _, Statement.Unread _ -> {}
        }
    }

    private void loop(Statement.Loop loop, List<Step> out) {
        loop.initial().forEach(each -> add(each, out));
        List<Step> round = new ArrayList<>();
        loop.condition().ifPresent(condition -> expressions.add(condition, round));
        add(loop.body(), round);
        loop.update().forEach(update -> expressions.add(update, round));
        Value over = loop.condition().map(this::bound).orElseGet(() -> new Value(List.of(), "", body.at(loop)));
        out.add(new Step.Loop(over, round, false, body.at(loop)));
    }

    /// What a counting loop counts up to: `i < orders.size()` runs over `orders`, `i < 3` over the constant.
    private Value bound(Expression condition) {
        if (condition instanceof Expression.Binary binary && binary.operator().startsWith("<")) {
            Expression limit = binary.right();
            if (limit instanceof Expression.Call call
                    && call.receiver().isPresent()
                    && (call.name().equals("size") || call.name().equals("length"))) {
                return conversion.value(call.receiver().get());
            }
            if (limit instanceof Expression.FieldAccess field
                    && field.name().equals("length")
                    && field.receiver().isPresent()) {
                return conversion.value(field.receiver().get());
            }
            return conversion.value(limit);
        }
        if (condition instanceof Expression.Call call
                && call.name().equals("hasNext")
                && call.receiver().isPresent()) {
            return conversion.value(call.receiver().get());
        }
        return conversion.nothing(condition);
    }

    /// `throw e`, `throw new OrderFailed("..", e)`.
    private boolean passesOn(Expression exception) {
        return Walk.all(exception, Expression.Variable.class)
                .anyMatch(variable -> caughtNames.contains(variable.name()));
    }

    private void attempt(Statement.Try attempt, List<Step> out) {
        attempt.resources().forEach(each -> add(each, out));
        List<List<String>> caught = new ArrayList<>();
        List<List<Step>> handlers = new ArrayList<>();
        for (Statement.Catch handler : attempt.catches()) {
            caught.add(handler.caught().stream().map(type -> type.erasure()).toList());
            caughtNames.push(handler.name());
            handlers.add(of(handler.body()));
            caughtNames.pop();
        }
        if (caught.isEmpty() && attempt.last().isEmpty()) {
            add(attempt.body(), out);
            return;
        }
        out.add(new Step.Attempt(
                of(attempt.body()),
                caught,
                handlers,
                attempt.last().map(this::of).orElse(List.of()),
                body.at(attempt)));
    }

    /// A switch is a chain of branches, each label a comparison with the subject.
    void choose(Statement.Switch choice, List<Step> out) {
        expressions.add(choice.subject(), out);
        Value subject = conversion.value(choice.subject());
        List<Step> otherwise = choice.cases().stream()
                .filter(Statement.Case::isDefault)
                .findFirst()
                .map(one -> of(one.body()))
                .orElse(List.of());
        for (Statement.Case one : choice.cases().reversed()) {
            if (one.isDefault()) {
                continue;
            }
            List<Condition> labels = one.labels().stream()
                    .map(label -> (Condition)
                            new Condition.Comparison("==", subject, conversion.value(label), body.at(label)))
                    .toList();
            Condition any = labels.size() == 1
                    ? labels.getFirst()
                    : labels.isEmpty()
                            ? new Condition.Test("true", subject, body.at(one))
                            : new Condition.Any(labels, body.at(one));
            otherwise = List.of(new Step.Branch(any, of(one.body()), otherwise, body.at(one)));
        }
        out.addAll(otherwise);
    }
}
