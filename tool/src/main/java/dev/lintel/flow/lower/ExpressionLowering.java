package dev.lintel.flow.lower;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.MethodId;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.value.Constants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Expressions to instructions, in the order in which they are evaluated; the result is the register of the value.
final class ExpressionLowering {
    private final Lowering lowering;
    private final Graph graph;
    private final Names names;

    ExpressionLowering(Lowering lowering, Graph graph, Names names) {
        this.lowering = lowering;
        this.graph = graph;
        this.names = names;
    }

    int value(Expression expression) {
        return switch (expression) {
            case Expression.Literal it -> constant(it.value(), it.type(), it.at());
            case Expression.ClassLiteral it -> constant(it.named(), it.type(), it.at());
            case Expression.Variable it -> lowering.variable(it.name(), it.type(), it.at());
            case Expression.This it -> self(it);
            case Expression.FieldAccess it -> field(it);
            case Expression.Call it -> call(it);
            case Expression.New it -> made(it);
            case Expression.NewArray it ->
                graph.add(new Instruction.NewArray(
                        graph.register(), values(it.dimensions()), values(it.elements()), it.type(), it.at()));
            case Expression.Assign it -> assign(it);
            case Expression.Unary it -> unary(it);
            case Expression.Binary it -> binary(it);
            case Expression.Concat it ->
                graph.add(new Instruction.Concat(graph.register(), values(it.parts()), it.at()));
            case Expression.Conditional it -> conditional(it);
            case Expression.Cast it ->
                graph.add(new Instruction.Cast(graph.register(), value(it.operand()), it.type(), it.at()));
            case Expression.InstanceOf it -> instanceOf(it);
            case Expression.Index it ->
                graph.add(new Instruction.LoadElement(
                        graph.register(), value(it.array()), value(it.index()), it.type(), it.at()));
            case Expression.Lambda it -> lowering.lambda(it);
            case Expression.MethodReference it -> reference(it);
            case Expression.SwitchValue it -> lowering.switchValue(it);
            case Expression.TypeName it -> unknown(it.type(), it.at());
            case Expression.Nested it -> unknown(it.type(), it.at());
            case Expression.Unread it -> unknown(it.type(), it.at());
        };
    }

    List<Integer> values(List<Expression> expressions) {
        List<Integer> registers = new ArrayList<>(expressions.size());
        expressions.forEach(each -> registers.add(value(each)));
        return List.copyOf(registers);
    }

    int constant(@org.jspecify.annotations.Nullable Object value, Type type, long at) {
        return graph.add(new Instruction.Constant(graph.register(), value, type, at));
    }

    int unknown(Type type, long at) {
        return graph.add(new Instruction.Unknown(graph.register(), type, at));
    }

    private int self(Expression.This self) {
        String type = self.type().erasure();
        return self.base() || type.isEmpty() ? lowering.self() : enclosing(type, self.at());
    }

    /// The nearest enclosing instance that is a `type`.
    private int enclosing(String type, long at) {
        int object = lowering.self();
        String now = lowering.owner();
        for (int depth = 0; object != NONE && depth < 8 && !names.isA(now, type); depth++) {
            Optional<String> outer = names.outer(now);
            if (outer.isEmpty()) {
                return lowering.self();
            }
            Type outerType = new Type.Declared(outer.get(), List.of(), true);
            object = graph.add(new Instruction.LoadField(graph.register(), object, now, Names.OUTER, outerType, at));
            now = outer.get();
        }
        return object;
    }

    private int field(Expression.FieldAccess access) {
        Optional<Object> constant = new Constants(names.program()).fold(access);
        if (constant.isPresent()
                && isPlain(constant.get())
                && access.receiver().filter(this::runs).isEmpty()) {
            return constant(constant.get(), access.type(), access.at());
        }
        int object = object(access);
        return graph.add(new Instruction.LoadField(
                graph.register(), object, owner(access), access.name(), access.type(), access.at()));
    }

    private boolean runs(Expression receiver) {
        return !(receiver instanceof Expression.TypeName || receiver instanceof Expression.This);
    }

    private static boolean isPlain(Object constant) {
        return constant instanceof String
                || constant instanceof Number
                || constant instanceof Boolean
                || constant instanceof Character
                || constant instanceof Constants.EnumConstant;
    }

    private String owner(Expression.FieldAccess access) {
        if (!access.owner().isEmpty()) {
            return access.owner();
        }
        return access.receiver().map(each -> each.type().erasure()).orElse(lowering.owner());
    }

    /// The object that a field belongs to; [Instruction#NONE] for static ones.
    private int object(Expression.FieldAccess access) {
        if (access.receiver().isPresent()) {
            Expression receiver = access.receiver().get();
            if (receiver instanceof Expression.TypeName) {
                return NONE;
            }
            int object = value(receiver);
            return names.isStaticField(owner(access), access.name()) ? NONE : object;
        }
        return names.isStaticField(owner(access), access.name()) || lowering.self() == NONE
                ? NONE
                : enclosing(owner(access), access.at());
    }

    private int call(Expression.Call call) {
        Optional<MethodId> method = call.callee().method();
        boolean isStatic =
                call.receiver().filter(Expression.TypeName.class::isInstance).isPresent()
                        || method.filter(names::isStatic).isPresent();
        boolean fixed = call.receiver()
                .filter(each -> each instanceof Expression.This self && self.base())
                .isPresent();
        int receiver = NONE;
        Type receiverType = Type.UNKNOWN;
        String through = "";
        if (call.receiver().isPresent()) {
            Expression written = call.receiver().get();
            receiverType = written.type();
            through = written instanceof Expression.FieldAccess access ? access.name() : "";
            if (!(written instanceof Expression.TypeName)) {
                receiver = value(written);
            }
        } else if (!isStatic) {
            String owner = call.callee().owner();
            receiver = owner.isEmpty() ? lowering.self() : enclosing(owner, call.at());
            receiverType = receiver == lowering.self()
                    ? new Type.Declared(lowering.owner(), List.of(), true)
                    : new Type.Declared(owner, List.of(), true);
        }
        List<Integer> arguments = values(call.arguments());
        int to = graph.add(new Instruction.Call(
                graph.register(),
                isStatic ? NONE : receiver,
                fixed,
                call.callee(),
                arguments,
                call.type(),
                receiverType,
                through,
                call.at()));
        graph.mayThrow();
        checked(call, to);
        return to;
    }

    /// Variables handed to a call may be known better after it: `validate(name)` throws or the name is fine.
    private void checked(Expression.Call call, int to) {
        if (call.callee().method().flatMap(names.program()::body).isEmpty()
                && !call.type().is("void")) {
            return;
        }
        for (Expression argument : call.arguments()) {
            if (argument instanceof Expression.Variable variable && lowering.isLocal(variable.name())) {
                int before = lowering.variable(variable.name(), variable.type(), variable.at());
                graph.write(
                        variable.name(), graph.add(new Instruction.Checked(graph.register(), before, to, call.at())));
            }
        }
    }

    private int made(Expression.New made) {
        if (made.explicit()) {
            List<Integer> arguments = values(made.arguments());
            return graph.add(new Instruction.Call(
                    graph.register(),
                    lowering.self(),
                    true,
                    made.callee(),
                    arguments,
                    Type.VOID,
                    made.type(),
                    "",
                    made.at()));
        }
        List<Integer> arguments = values(made.arguments());
        String type = made.anonymous().orElse(made.type().erasure());
        Map<String, Integer> captured = new LinkedHashMap<>();
        if (type.contains("$")) {
            for (String variable : names.variablesIn(type)) {
                lowering.capturable(variable, made.at()).ifPresent(register -> captured.put(variable, register));
            }
        }
        Type actual = made.anonymous().isPresent() ? new Type.Declared(type, List.of(), true) : made.type();
        int outer = lowering.self();
        Optional<String> around = names.outer(type);
        if (around.isPresent() && outer != NONE) {
            outer = enclosing(around.get(), made.at());
        }
        int to = graph.add(
                new Instruction.New(graph.register(), made.callee(), arguments, actual, outer, captured, made.at()));
        graph.mayThrow();
        return to;
    }

    private int assign(Expression.Assign assign) {
        return switch (assign.target()) {
            case Expression.Variable variable -> {
                int value = assigned(assign, () -> value(variable));
                lowering.assign(variable.name(), variable.type(), value, assign.at());
                yield value;
            }
            case Expression.FieldAccess access -> {
                int object = object(access);
                int value = assigned(
                        assign,
                        () -> graph.add(new Instruction.LoadField(
                                graph.register(), object, owner(access), access.name(), access.type(), access.at())));
                graph.add(new Instruction.StoreField(
                        object, owner(access), access.name(), value, lowering.isLocked(), assign.at()));
                yield value;
            }
            case Expression.Index index -> {
                int array = value(index.array());
                int position = value(index.index());
                int value = assigned(
                        assign,
                        () -> graph.add(new Instruction.LoadElement(
                                graph.register(), array, position, index.type(), index.at())));
                graph.add(new Instruction.StoreElement(array, position, value, assign.at()));
                yield value;
            }
            default -> {
                value(assign.target());
                yield value(assign.value());
            }
        };
    }

    private int assigned(Expression.Assign assign, IntSupplier before) {
        if (assign.operator().isEmpty()) {
            return value(assign.value());
        }
        int left = before.getAsInt();
        int right = value(assign.value());
        boolean text =
                assign.operator().get().equals("+") && assign.target().type().is("java.lang.String");
        return graph.add(
                text
                        ? new Instruction.Concat(graph.register(), List.of(left, right), assign.at())
                        : new Instruction.Binary(
                                graph.register(), assign.operator().get(), left, right, assign.type(), assign.at()));
    }

    private int unary(Expression.Unary unary) {
        String operator = unary.operator();
        if (!operator.contains("x")) {
            return graph.add(new Instruction.Unary(
                    graph.register(), operator, value(unary.operand()), unary.type(), unary.at()));
        }
        Type type = unary.operand().type();
        Expression one = new Expression.Literal(1, new Type.Primitive("int"), unary.at());
        int before = operator.startsWith("x") ? value(unary.operand()) : NONE;
        int after = assign(new Expression.Assign(
                unary.operand(), Optional.of(operator.contains("+") ? "+" : "-"), one, type, unary.at()));
        return before == NONE ? after : before;
    }

    private int binary(Expression.Binary binary) {
        if (binary.operator().equals("&&") || binary.operator().equals("||")) {
            return truth(binary);
        }
        int left = value(binary.left());
        int right = value(binary.right());
        return graph.add(
                new Instruction.Binary(graph.register(), binary.operator(), left, right, binary.type(), binary.at()));
    }

    /// A condition as a value: `true` on one way, `false` on the other.
    private int truth(Expression condition) {
        Block yes = new Block();
        Block no = new Block();
        Block after = new Block();
        lowering.condition(condition, yes, no);
        String result = lowering.temporary();
        graph.enter(yes);
        graph.write(result, constant(true, condition.type(), condition.at()));
        graph.go(after);
        graph.enter(no);
        graph.write(result, constant(false, condition.type(), condition.at()));
        graph.go(after);
        graph.enter(after);
        return graph.read(result);
    }

    private int conditional(Expression.Conditional choice) {
        Block yes = new Block();
        Block no = new Block();
        Block after = new Block();
        lowering.condition(choice.condition(), yes, no);
        String result = lowering.temporary();
        graph.enter(yes);
        graph.write(result, value(choice.whenTrue()));
        graph.go(after);
        graph.enter(no);
        graph.write(result, value(choice.whenFalse()));
        graph.go(after);
        graph.enter(after);
        return graph.read(result);
    }

    private int instanceOf(Expression.InstanceOf test) {
        int of = value(test.operand());
        int result = graph.add(new Instruction.InstanceOf(graph.register(), of, test.tested(), test.at()));
        bind(of, test.bindings());
        return result;
    }

    /// Declares a pattern's variables: the matched value itself, or components of it.
    void bind(int matched, List<Statement.Local> bindings) {
        if (bindings.isEmpty()) {
            return;
        }
        lowering.declare(Statement.MATCHED, matched);
        for (Statement.Local binding : bindings) {
            int value = binding.value().isPresent() ? value(binding.value().get()) : matched;
            lowering.declare(
                    binding.name(),
                    graph.add(new Instruction.Cast(graph.register(), value, binding.type(), binding.at())));
        }
    }

    private int reference(Expression.MethodReference reference) {
        boolean onType = reference.receiver() instanceof Expression.TypeName;
        int receiver = onType ? NONE : value(reference.receiver());
        Callee callee = reference.callee();
        return graph.add(new Instruction.Reference(
                graph.register(), receiver, reference.receiver().type(), callee, reference.type(), reference.at()));
    }
}
