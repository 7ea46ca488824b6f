package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Statement;
import dev.lintel.code.value.BodyValues;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Step;
import dev.lintel.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the evaluation of an expression does, operands first.
final class ExpressionSteps {
    private final Body body;
    private final StepContext context;
    private final BodyValues values;
    private final Conversion conversion;
    private final Conditions conditions;
    private final BodySteps statements;
    private final CallSteps calls;

    ExpressionSteps(
            Body body,
            StepContext context,
            BodyValues values,
            Conversion conversion,
            Conditions conditions,
            BodySteps statements) {
        this.body = body;
        this.context = context;
        this.values = values;
        this.conversion = conversion;
        this.conditions = conditions;
        this.statements = statements;
        this.calls = new CallSteps(body, context, conversion, conditions, this);
    }

    void add(Expression expression, List<Step> out) {
        switch (expression) {
            case Expression.Call call -> {
                call.receiver().ifPresent(receiver -> add(receiver, out));
                calls.add(call, out);
            }
            case Expression.New made -> {
                make(made, out);
                out.addAll(writtenOut(made));
            }
            case Expression.Assign assign -> assign(assign, out);
            case Expression.Conditional choice -> {
                add(choice.condition(), out);
                branch(choice.condition(), of(choice.whenTrue()), of(choice.whenFalse()), out);
            }
            case Expression.Binary binary -> {
                add(binary.left(), out);
                add(binary.right(), out);
            }
            case Expression.Unary unary -> {
                add(unary.operand(), out);
                if (unary.operator().contains("++") || unary.operator().contains("--")) {
                    put(unary.operand(), conversion.of(List.of(), unary), unary, out);
                }
            }
            case Expression.Concat concat -> concat.parts().forEach(part -> add(part, out));
            case Expression.Cast cast -> add(cast.operand(), out);
            case Expression.InstanceOf test -> add(test.operand(), out);
            case Expression.Index index -> {
                add(index.array(), out);
                add(index.index(), out);
            }
            case Expression.NewArray array -> {
                array.dimensions().forEach(each -> add(each, out));
                array.elements().forEach(each -> add(each, out));
            }
            case Expression.FieldAccess field -> field(field, out);
            case Expression.SwitchValue choice -> statements.choose(choice.choice(), out);
            case Expression.Lambda lambda -> out.addAll(lambda(lambda));
            case Expression.MethodReference reference -> add(reference.receiver(), out);
            case Expression.Literal _,
                    Expression.Variable _,
                    Expression.This _,
                    Expression.TypeName _,
                    Expression.ClassLiteral _,
                    Expression.Nested _,
                    Expression.Unread _ -> {}
        }
    }

    List<Step> of(Expression expression) {
        List<Step> out = new ArrayList<>();
        add(expression, out);
        return out;
    }

    /// A lambda's body as steps of the surrounding operation: its returns are not the operation's.
    List<Step> lambda(Expression.Lambda lambda) {
        List<Step> inner = new ArrayList<>();
        for (Statement statement : lambda.body().statements()) {
            if (statement instanceof Statement.Return(Optional<Expression> value, long _)) {
                value.ifPresent(answer -> compared(answer, inner));
            }
            inner.addAll(statements.of(statement));
        }
        return inner.stream().map(ExpressionSteps::withoutReturn).toList();
    }

    /// `order -> order.customerId() == caller`: what such a test looks at must not get lost with the lambda's
    /// answer.
    private void compared(Expression answer, List<Step> out) {
        switch (answer) {
            case Expression.Unary not when not.operator().equals("!") -> compared(not.operand(), out);
            case Expression.Binary both
            when both.operator().equals("&&") || both.operator().equals("||") -> {
                compared(both.left(), out);
                compared(both.right(), out);
            }
            case Expression.Binary binary
            when binary.operator().equals("==") || binary.operator().equals("!=") ->
                out.add(comparison(binary, binary.left(), binary.right()));
            case Expression.Call call
            when call.name().equals("equals")
                    && call.arguments().size() == 1
                    && call.receiver().isPresent() ->
                out.add(comparison(call, call.receiver().get(), call.arguments().getFirst()));
            default -> {}
        }
    }

    private Step comparison(Expression whole, Expression left, Expression right) {
        List<Value> sides = List.of(conversion.value(left), conversion.value(right));
        return new Step.Invoke(
                conversion.number(whole),
                "java.util.Objects",
                "equals",
                conversion.nothing(whole),
                sides,
                true,
                body.at(whole));
    }

    private static Step withoutReturn(Step step) {
        return switch (step) {
            case Step.Return leave -> new Step.Skip(leave.at());
            case Step.Branch branch ->
                new Step.Branch(
                        branch.condition(),
                        branch.then().stream()
                                .map(ExpressionSteps::withoutReturn)
                                .toList(),
                        branch.otherwise().stream()
                                .map(ExpressionSteps::withoutReturn)
                                .toList(),
                        branch.at());
            default -> step;
        };
    }

    BodyValues values() {
        return values;
    }

    private void branch(Expression condition, List<Step> then, List<Step> otherwise, List<Step> out) {
        if (!then.isEmpty() || !otherwise.isEmpty()) {
            out.add(new Step.Branch(conditions.of(condition), then, otherwise, body.at(condition)));
        }
    }

    private void field(Expression.FieldAccess field, List<Step> out) {
        field.receiver().ifPresent(receiver -> {
            add(receiver, out);
            if (context.effects().entity(receiver.type().erasure()).isPresent()) {
                out.add(new Step.Read(
                        conversion.value(receiver), receiver.type().erasure(), field.name(), body.at(field)));
            }
        });
    }

    private void assign(Expression.Assign assign, List<Step> out) {
        add(assign.value(), out);
        Value value = conversion.value(assign.value());
        put(
                assign.target(),
                assign.operator().isEmpty() ? value : new Value(value.origins(), Wording.of(assign), value.at()),
                assign,
                out);
        if (assign.target() instanceof Expression.Index index) {
            add(index, out);
        }
    }

    /// A field of another object is set.
    private void put(Expression target, Value value, Expression by, List<Step> out) {
        if (target instanceof Expression.FieldAccess field
                && field.receiver().isPresent()
                && !(field.receiver().get() instanceof Expression.This)
                && !(field.receiver().get() instanceof Expression.TypeName)) {
            add(field.receiver().get(), out);
            out.add(new Step.Put(conversion.value(field.receiver().get()), field.name(), value, body.at(by)));
        }
    }

    /// What an object does when it is called, where its class stands for a lambda.
    List<Step> writtenOut(Expression.New made) {
        return values.writtenOut(made).map(this::lambda).orElse(List.of());
    }

    void make(Expression.New made, List<Step> out) {
        made.arguments().forEach(argument -> add(argument, out));
        if (made.explicit()) {
            return;
        }
        Map<String, Value> properties = new LinkedHashMap<>();
        List<Optional<String>> names =
                made.callee().method().map(context.constructors()::properties).orElse(List.of());
        for (int i = 0; i < Math.min(names.size(), made.arguments().size()); i++) {
            Value value = conversion.value(made.arguments().get(i));
            names.get(i).ifPresent(name -> properties.put(name, value));
        }
        if (names.isEmpty()) {
            for (int i = 0; i < made.arguments().size(); i++) {
                properties.put(
                        Integer.toString(i), conversion.value(made.arguments().get(i)));
            }
        }
        out.add(new Step.Make(conversion.made(made), made.type().erasure(), properties, body.at(made)));
        made.anonymous().ifPresent(type -> blocks(made, type, out));
    }

    /// `new HashMap<>() {{ put("orders", orders.all()); }}`: the blocks of an anonymous class run where it is made.
    private void blocks(Expression.New made, String type, List<Step> out) {
        if (!Operations.blocks(type, context.program()).isEmpty()) {
            out.add(new Step.Call(
                    conversion.number(),
                    List.of(new OperationId(type, Operations.BLOCK, List.of())),
                    false,
                    conversion.nothing(made),
                    List.of(),
                    body.at(made)));
        }
    }
}
