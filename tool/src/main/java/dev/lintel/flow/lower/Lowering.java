package dev.lintel.flow.lower;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Expression;
import dev.lintel.code.MethodId;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.flow.lower.Block.Exit;
import dev.lintel.source.SourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lowers one body. Statements are here, jumps and `try` in [Jumps] and [Attempts], expressions in
/// [ExpressionLowering].
final class Lowering {
    private final Names names;
    private final MethodId method;
    private final SourceId file;
    private final Graph graph = new Graph();
    private final ExpressionLowering expressions;
    private final Jumps jumps;
    private final Attempts attempts;
    private final @Nullable Lowering around;
    private final Set<String> declared = new HashSet<>();
    private final Set<String> assigned = new HashSet<>();
    private final Map<String, Integer> captured = new LinkedHashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private final List<Integer> parameterRegisters = new ArrayList<>();
    private final int self;
    private int temporaries;
    private int locks;

    Lowering(Names names, MethodId method, SourceId file, boolean hasSelf, @Nullable Lowering around) {
        this.names = names;
        this.method = method;
        this.file = file;
        this.around = around;
        this.self = hasSelf ? graph.register() : NONE;
        this.expressions = new ExpressionLowering(this, graph, names);
        this.jumps = new Jumps(this, graph);
        this.attempts = new Attempts(this, graph, jumps);
    }

    // ---- what the parts share

    int self() {
        return self;
    }

    String owner() {
        return method.owner();
    }

    Graph graph() {
        return graph;
    }

    int value(Expression expression) {
        return expressions.value(expression);
    }

    void bind(int matched, List<Statement.Local> bindings) {
        expressions.bind(matched, bindings);
    }

    /// The whole body holds the lock of its object.
    void locked() {
        locks++;
    }

    boolean isLocked() {
        return locks > 0;
    }

    String temporary() {
        return "#" + temporaries++;
    }

    void parameter(String name) {
        int register = graph.register();
        parameters.add(name);
        parameterRegisters.add(register);
        declare(name, register);
    }

    void declare(String name, int register) {
        declared.add(name);
        graph.write(name, register);
    }

    boolean isLocal(String name) {
        return declared.contains(name);
    }

    void assign(String name, Type type, int value, long at) {
        if (declared.contains(name)) {
            assigned.add(name);
            graph.write(name, value);
        } else if (self != NONE) {
            graph.add(new Instruction.StoreField(self, owner(), name, value, isLocked(), at));
        }
    }

    /// The register of a variable: of this body, captured from the body around a lambda, or by a local class.
    int variable(String name, Type type, long at) {
        if (declared.contains(name)) {
            return graph.read(name);
        }
        Integer known = captured.get(name);
        if (known != null) {
            return graph.read(name);
        }
        if (around != null && around.sees(name)) {
            int register = graph.register();
            captured.put(name, register);
            declared.add(name);
            graph.writeAtStart(name, register);
            return graph.read(name);
        }
        if (self == NONE) {
            return expressions.unknown(type, at);
        }
        return graph.add(new Instruction.LoadField(graph.register(), self, owner(), Names.captured(name), type, at));
    }

    private boolean sees(String name) {
        return declared.contains(name) || around != null && around.sees(name);
    }

    /// The register of a variable that a local class may capture here.
    Optional<Integer> capturable(String name, long at) {
        if (sees(name)) {
            return Optional.of(variable(name, Type.UNKNOWN, at));
        }
        boolean local = owner().contains("$")
                && self != NONE
                && names.variablesIn(owner()).contains(name);
        return local ? Optional.of(variable(name, Type.UNKNOWN, at)) : Optional.empty();
    }

    // ---- the whole

    Code finished() {
        graph.end(leave(NONE));
        return new Code(
                method,
                file,
                new Code.Layout(
                        self,
                        List.copyOf(captured.values()),
                        parameterRegisters,
                        parameters.stream()
                                .map(each -> !assigned.contains(each))
                                .toList()),
                graph.ordered(),
                graph.registers());
    }

    Exit.Return leave(int value) {
        List<Integer> last = new ArrayList<>();
        if (!graph.isEnded()) {
            parameters.forEach(each -> last.add(graph.read(each)));
        }
        return new Exit.Return(value, List.copyOf(last));
    }

    int lambda(Expression.Lambda lambda) {
        Lowering inner = new Lowering(names, method, file, self != NONE, this);
        lambda.parameters().forEach(each -> inner.parameter(each.name()));
        inner.statement(lambda.body());
        Code code = inner.finished();
        List<Integer> registers = new ArrayList<>();
        if (self != NONE) {
            registers.add(self);
        }
        inner.captured.keySet().forEach(each -> registers.add(variable(each, Type.UNKNOWN, lambda.at())));
        return graph.add(
                new Instruction.Lambda(graph.register(), code, List.copyOf(registers), lambda.type(), lambda.at()));
    }

    int switchValue(Expression.SwitchValue choice) {
        String result = temporary();
        declared.add(result);
        jumps.choice(choice.choice(), Optional.empty(), Optional.of(result));
        return graph.read(result);
    }

    // ---- conditions

    /// Leads to `yes` when it holds and to `no` when not, both refined by what that says of the variables in it.
    void condition(Expression condition, Block yes, Block no) {
        switch (condition) {
            case Expression.Binary both
            when both.operator().equals("&&") -> {
                Block second = new Block();
                condition(both.left(), second, no);
                graph.enter(second);
                condition(both.right(), yes, no);
            }
            case Expression.Binary either
            when either.operator().equals("||") -> {
                Block second = new Block();
                condition(either.left(), yes, second);
                graph.enter(second);
                condition(either.right(), yes, no);
            }
            case Expression.Unary not when not.operator().equals("!") -> condition(not.operand(), no, yes);
            default -> test(value(condition), condition.at(), yes, no);
        }
    }

    void test(int condition, long at, Block yes, Block no) {
        Map<String, Integer> tested = Tested.variables(condition, graph, declared);
        Block whenTrue = new Block();
        Block whenFalse = new Block();
        graph.branch(condition, whenTrue, whenFalse);
        refined(whenTrue, tested, condition, true, at);
        graph.go(yes);
        refined(whenFalse, tested, condition, false, at);
        graph.go(no);
    }

    private void refined(Block block, Map<String, Integer> tested, int condition, boolean holds, long at) {
        graph.enter(block);
        tested.forEach((name, register) ->
                graph.write(name, graph.add(new Instruction.Refine(graph.register(), register, condition, holds, at))));
    }

    // ---- statements

    void statement(Statement statement) {
        if (graph.isEnded()) {
            return;
        }
        switch (statement) {
            case Statement.Block it -> it.statements().forEach(this::statement);
            case Statement.Local it -> local(it);
            case Statement.Evaluate it -> expressions.value(it.expression());
            case Statement.If it -> choice(it);
            case Statement.ForEach it -> jumps.forEach(it, Optional.empty());
            case Statement.Loop it -> jumps.loop(it, Optional.empty());
            case Statement.Labeled it -> jumps.labeled(it);
            case Statement.Switch it -> jumps.choice(it, Optional.empty(), Optional.empty());
            case Statement.Break it -> jumps.leave(it.label());
            case Statement.Continue it -> jumps.again(it.label());
            case Statement.Yield it -> jumps.yield(expressions.value(it.value()));
            case Statement.Return it -> leave(it);
            case Statement.Throw it -> graph.end(new Exit.Throw(expressions.value(it.exception()), it.at()));
            case Statement.Try it -> attempts.attempt(it);
            case Statement.Catch it -> statement(it.body());
            case Statement.Case it -> statement(it.body());
            case Statement.Synchronized it -> {
                expressions.value(it.lock());
                locks++;
                statement(it.body());
                locks--;
            }
            case Statement.Assert it -> expressions.value(it.condition());
            case Statement.LocalType _, Statement.Unread _ -> {}
        }
    }

    /// An answer of a condition is two answers, so that callers learn what each says of the arguments.
    private void leave(Statement.Return leave) {
        if (leave.value().filter(Lowering::isCondition).isEmpty()) {
            jumps.leaveMethod(leave.value().map(expressions::value).orElse(NONE));
            return;
        }
        Expression condition = leave.value().get();
        Block yes = new Block();
        Block no = new Block();
        condition(condition, yes, no);
        graph.enter(yes);
        jumps.leaveMethod(expressions.constant(true, condition.type(), condition.at()));
        graph.enter(no);
        jumps.leaveMethod(expressions.constant(false, condition.type(), condition.at()));
    }

    private static boolean isCondition(Expression expression) {
        return expression.type() instanceof Type.Primitive(String name)
                && name.equals("boolean")
                && (expression instanceof Expression.Binary
                        || expression instanceof Expression.Call
                        || expression instanceof Expression.InstanceOf
                        || expression instanceof Expression.Unary(String operator, var _, var _, var _)
                                && operator.equals("!"));
    }

    void local(Statement.Local local) {
        int value = local.value().isPresent()
                ? converted(local.type(), local.value().get())
                : expressions.constant(null, local.type(), local.at());
        declare(local.name(), value);
    }

    /// A primitive variable converts what it is given (JLS 5.2).
    private int converted(Type type, Expression value) {
        int register = expressions.value(value);
        boolean converts = type instanceof Type.Primitive && !type.equals(value.type());
        return converts ? graph.add(new Instruction.Cast(graph.register(), register, type, value.at())) : register;
    }

    private void choice(Statement.If choice) {
        Block yes = new Block();
        Block no = new Block();
        Block after = new Block();
        condition(choice.condition(), yes, no);
        graph.enter(yes);
        statement(choice.then());
        graph.go(after);
        graph.enter(no);
        choice.otherwise().ifPresent(this::statement);
        graph.go(after);
        graph.enter(after);
    }
}
