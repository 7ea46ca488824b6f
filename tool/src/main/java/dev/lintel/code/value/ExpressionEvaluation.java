package dev.lintel.code.value;

import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.BodyValues.Frame;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds an expression's origins and records them; see [BodyValues].
final class ExpressionEvaluation {
    private static final Set<String> SUMS = Set.of("+", "-");
    /// Of `System`, and of `java.time.Clock`.
    private static final Set<String> CLOCK = Set.of("currentTimeMillis", "nanoTime", "millis");

    private final BodyValues values;
    private final Program program;
    private final StatementEvaluation statements;
    private final CallEvaluation calls;
    private final WrittenOut writtenOut;
    /// The classes whose method is being run.
    private final Set<String> running = new HashSet<>(2);

    ExpressionEvaluation(BodyValues values, Program program, StatementEvaluation statements) {
        this.values = values;
        this.program = program;
        this.statements = statements;
        this.calls = new CallEvaluation(values, new Accessors(program), this);
        this.writtenOut = new WrittenOut(program);
    }

    /// A pattern's variables: the matched value itself, or components of it.
    void bind(List<Origin> matched, List<Statement.Local> bindings, Frame frame) {
        frame.environment().set(Statement.MATCHED, matched);
        for (Statement.Local binding : bindings) {
            frame.environment()
                    .set(
                            binding.name(),
                            binding.value().map(part -> evaluate(part, frame)).orElse(matched));
        }
    }

    List<Origin> evaluate(Expression expression, Frame frame) {
        List<Origin> found = compute(expression, frame);
        values.record(expression, found);
        return found;
    }

    private List<Origin> compute(Expression expression, Frame frame) {
        return switch (expression) {
            case Expression.Literal literal -> constant(literal.value() == null ? Origin.NULL : literal.value());
            case Expression.Variable variable -> frame.environment().get(variable.name());
            case Expression.FieldAccess field -> field(field, frame);
            case Expression.This _ -> List.of(Origin.of(new Origin.Root.Self()));
            case Expression.Call call -> calls.evaluate(call, frame);
            case Expression.New made -> made(made, frame);
            case Expression.NewArray array -> {
                array.dimensions().forEach(each -> evaluate(each, frame));
                yield union(array.elements(), frame, Origin.COLLECTED);
            }
            case Expression.Assign assign -> assign(assign, frame);
            case Expression.Unary unary -> {
                evaluate(unary.operand(), frame);
                yield List.of();
            }
            case Expression.Binary binary -> {
                List<Origin> left = evaluate(binary.left(), frame);
                List<Origin> right = evaluate(binary.right(), frame);
                yield SUMS.contains(binary.operator())
                        ? Environment.union(byClock(Environment.union(left, right)), next(binary, left))
                        : List.of();
            }
            case Expression.Concat concat -> concat(concat, frame);
            case Expression.Conditional choice -> {
                evaluate(choice.condition(), frame);
                yield Environment.union(evaluate(choice.whenTrue(), frame), evaluate(choice.whenFalse(), frame));
            }
            case Expression.Cast cast -> evaluate(cast.operand(), frame);
            case Expression.InstanceOf test -> {
                List<Origin> operand = evaluate(test.operand(), frame);
                bind(operand, test.bindings(), frame);
                yield List.of();
            }
            case Expression.Index index -> {
                evaluate(index.index(), frame);
                yield then(evaluate(index.array(), frame), Origin.ELEMENT);
            }
            case Expression.Lambda lambda -> {
                lambda(lambda, List.of(), frame);
                yield List.of();
            }
            case Expression.MethodReference reference -> {
                evaluate(reference.receiver(), frame);
                yield List.of();
            }
            case Expression.SwitchValue choice -> choice(choice, frame);
            case Expression.TypeName _, Expression.ClassLiteral _, Expression.Nested _, Expression.Unread _ ->
                List.of();
        };
    }

    /// How long ago something was, or when it will be, is as new as the clock that was asked.
    private static List<Origin> byClock(List<Origin> parts) {
        return parts.stream()
                .filter(each -> each.root() instanceof Origin.Root.Outcome(Expression node)
                        && node instanceof Expression.Call call
                        && CLOCK.contains(call.name()))
                .toList();
    }

    /// `highest() + 1`: the number after what a call gave. Sums of properties have no origin.
    private static List<Origin> next(Expression.Binary binary, List<Origin> left) {
        boolean one = binary.operator().equals("+")
                && binary.right() instanceof Expression.Literal literal
                && literal.value() instanceof Number number
                && number.longValue() == 1;
        return one
                ? left.stream()
                        .filter(each -> each.root() instanceof Origin.Root.Outcome
                                && each.path().isEmpty())
                        .map(each -> each.then(Origin.NEXT))
                        .toList()
                : List.of();
    }

    private static List<Origin> constant(Object value) {
        return List.of(Origin.of(new Origin.Root.Constant(value)));
    }

    private List<Origin> field(Expression.FieldAccess field, Frame frame) {
        Optional<Expression> receiver = field.receiver();
        if (receiver.isPresent()
                && !(receiver.get() instanceof Expression.This)
                && !(receiver.get() instanceof Expression.TypeName)) {
            return then(evaluate(receiver.get(), frame), field.name());
        }
        Optional<TypeDeclaration> owner = program.type(field.owner());
        Optional<Field> declared = owner.flatMap(type -> type.field(field.name()));
        if (declared.filter(Field::enumConstant).isPresent()) {
            return constant(field.name());
        }
        Optional<Object> constant = declared.flatMap(Field::constant)
                .or(() -> declared.filter(each -> each.modifiers().contains(Modifier.STATIC)
                                && each.modifiers().contains(Modifier.FINAL))
                        .flatMap(program::initialiser)
                        .flatMap(ExpressionEvaluation::literal));
        return constant.map(ExpressionEvaluation::constant)
                .orElseGet(() -> List.of(Origin.of(new Origin.Root.Field(field.owner(), field.name(), field.type()))));
    }

    private static Optional<Object> literal(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() != null
                ? Optional.of(literal.value())
                : Optional.empty();
    }

    private List<Origin> made(Expression.New made, Frame frame) {
        handed(made, List.of(), frame);
        return List.of(Origin.of(new Origin.Root.Outcome(made)));
    }

    /// Makes an object and, where its class stands for a lambda, runs that; gives what it returns. A class that makes
    /// its own kind again is run once.
    List<Origin> handed(Expression.New made, List<Origin> first, Frame frame) {
        made.arguments().forEach(each -> evaluate(each, frame));
        Optional<Expression.Lambda> lambda = values.writtenOut(made).or(() -> writtenOut.lambda(made));
        String type = made.anonymous().orElse(made.type().erasure());
        if (lambda.isEmpty() || !running.add(type)) {
            return List.of();
        }
        values.record(made, lambda.get());
        List<Origin> returned = lambda(lambda.get(), first, frame);
        running.remove(type);
        return returned;
    }

    private List<Origin> assign(Expression.Assign assign, Frame frame) {
        List<Origin> value = evaluate(assign.value(), frame);
        switch (assign.target()) {
            case Expression.Variable variable -> {
                List<Origin> before = frame.environment().get(variable.name());
                frame.environment()
                        .set(variable.name(), assign.operator().isPresent() ? Environment.union(before, value) : value);
            }
            case Expression.Index index -> evaluate(index, frame);
            case Expression.FieldAccess field
            when field.receiver().isPresent() -> evaluate(field.receiver().get(), frame);
            default -> {}
        }
        return value;
    }

    /// A text made of parts comes from each part that is not a constant; all constant parts are one constant.
    private List<Origin> concat(Expression.Concat concat, Frame frame) {
        StringBuilder text = new StringBuilder();
        boolean constant = true;
        List<Origin> all = List.of();
        for (Expression part : concat.parts()) {
            List<Origin> origins = evaluate(part, frame);
            if (origins.size() == 1
                    && origins.getFirst().root() instanceof Origin.Root.Constant(Object value)
                    && origins.getFirst().path().isEmpty()) {
                text.append(value);
            } else {
                constant = false;
                all = Environment.union(all, origins);
            }
        }
        return constant ? constant(text.toString()) : all;
    }

    private List<Origin> choice(Expression.SwitchValue choice, Frame frame) {
        Frame inner = new Frame(frame.environment());
        statements.choose(choice.choice(), inner);
        frame.environment(inner.environment());
        return inner.returned();
    }

    /// Runs a lambda's body once, its first parameter being `first`; gives what it returns.
    List<Origin> lambda(Expression.Lambda lambda, List<Origin> first, Frame frame) {
        Frame inner = new Frame(frame.environment().fork());
        for (int i = 0; i < lambda.parameters().size(); i++) {
            inner.environment().set(lambda.parameters().get(i).name(), i == 0 ? first : List.of());
        }
        statements.run(lambda.body(), inner);
        return inner.returned();
    }

    private List<Origin> union(List<Expression> expressions, Frame frame, String then) {
        List<Origin> all = List.of();
        for (Expression each : expressions) {
            all = Environment.union(all, then(evaluate(each, frame), then));
        }
        return all;
    }

    static List<Origin> then(List<Origin> origins, String property) {
        return origins.stream().map(origin -> origin.then(property)).toList();
    }
}
