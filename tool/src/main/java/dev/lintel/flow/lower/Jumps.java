package dev.lintel.flow.lower;

import dev.lintel.code.Expression;
import dev.lintel.code.Statement;
import dev.lintel.flow.lower.Block.Exit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Loops, switches, and the jumps out of them. A jump runs the `finally` blocks that it leaves on its way.
final class Jumps {
    private final Lowering lowering;
    private final Graph graph;
    private Deque<Scope> scopes = new ArrayDeque<>();

    Jumps(Lowering lowering, Graph graph) {
        this.lowering = lowering;
        this.graph = graph;
    }

    /// What a jump may leave.
    sealed interface Scope {
        /// @param again where `continue` goes
        /// @param result the variable that `yield` gives a value to
        record Target(
                Optional<String> label,
                Block after,
                @Nullable Block again,
                Optional<String> result,
                boolean breakable) implements Scope {}

        /// A `finally` block.
        record Last(Statement body) implements Scope {}

        /// A handler in force inside.
        record Handler(Block block) implements Scope {}
    }

    Deque<Scope> scopes() {
        return scopes;
    }

    // ---- jumps

    void leave(Optional<String> label) {
        jump(scope -> scope.breakable() && (label.isEmpty() || scope.label().equals(label)), false);
    }

    void again(Optional<String> label) {
        jump(scope -> scope.again() != null && (label.isEmpty() || scope.label().equals(label)), true);
    }

    void yield(int value) {
        for (Scope each : scopes) {
            if (each instanceof Scope.Target target && target.result().isPresent()) {
                graph.write(target.result().get(), value);
                break;
            }
        }
        jump(scope -> scope.result().isPresent(), false);
    }

    void leaveMethod(int value) {
        Deque<Scope> before = new ArrayDeque<>(scopes);
        Deque<Block> handlers = new ArrayDeque<>(graph.handlers());
        while (!scopes.isEmpty()) {
            unwind(scopes.pop());
        }
        graph.end(lowering.leave(value));
        restore(before, handlers);
    }

    private void jump(Predicate<Scope.Target> wanted, boolean again) {
        Deque<Scope> before = new ArrayDeque<>(scopes);
        Deque<Block> handlers = new ArrayDeque<>(graph.handlers());
        while (!scopes.isEmpty()) {
            Scope scope = scopes.peek();
            if (scope instanceof Scope.Target target && wanted.test(target)) {
                Block to = again ? target.again() : target.after();
                if (to != null) {
                    graph.go(to);
                }
                break;
            }
            unwind(scopes.pop());
        }
        graph.end(new Exit.Stop());
        restore(before, handlers);
    }

    private void unwind(Scope scope) {
        switch (scope) {
            case Scope.Handler _ -> graph.pop();
            case Scope.Last last -> lowering.statement(last.body());
            case Scope.Target _ -> {}
        }
    }

    private void restore(Deque<Scope> before, Deque<Block> handlers) {
        scopes = before;
        graph.handlers().clear();
        graph.handlers().addAll(handlers);
    }

    // ---- loops

    void labeled(Statement.Labeled labeled) {
        Optional<String> label = Optional.of(labeled.label());
        switch (labeled.body()) {
            case Statement.ForEach loop -> forEach(loop, label);
            case Statement.Loop loop -> loop(loop, label);
            case Statement.Switch choice -> choice(choice, label, Optional.empty());
            default -> {
                Block after = new Block();
                scopes.push(new Scope.Target(label, after, null, Optional.empty(), true));
                lowering.statement(labeled.body());
                scopes.pop();
                graph.go(after);
                graph.enter(after);
            }
        }
    }

    void loop(Statement.Loop loop, Optional<String> label) {
        loop.initial().forEach(lowering::statement);
        Block head = new Block();
        Block body = new Block();
        Block next = new Block();
        Block after = new Block();
        graph.go(loop.testedFirst() ? head : body);
        if (loop.testedFirst()) {
            graph.enterOpen(head);
            test(loop.condition(), body, after);
            graph.enter(body);
        } else {
            graph.enterOpen(body);
        }
        scopes.push(new Scope.Target(label, after, next, Optional.empty(), true));
        lowering.statement(loop.body());
        scopes.pop();
        graph.go(next);
        graph.enter(next);
        if (!next.in.isEmpty()) {
            if (loop.testedFirst()) {
                loop.update().forEach(lowering::value);
                graph.go(head);
            } else {
                test(loop.condition(), body, after);
            }
        } else {
            graph.end(new Exit.Stop());
        }
        graph.seal(head);
        graph.seal(body);
        graph.enter(after);
        stopIfUnreached(after);
    }

    private void test(Optional<Expression> condition, Block yes, Block no) {
        if (condition.isPresent()) {
            lowering.condition(condition.get(), yes, no);
        } else {
            graph.go(yes);
        }
    }

    /// Code after an endless loop does not run.
    private void stopIfUnreached(Block after) {
        if (after.in.isEmpty()) {
            graph.end(new Exit.Stop());
        }
    }

    void forEach(Statement.ForEach loop, Optional<String> label) {
        int source = lowering.value(loop.source());
        Block head = new Block();
        Block body = new Block();
        Block after = new Block();
        graph.go(head);
        graph.enterOpen(head);
        graph.fork(List.of(body, after));
        graph.enter(body);
        int element = graph.add(new Instruction.Element(
                graph.register(),
                source,
                loop.variable().type(),
                loop.variable().at()));
        lowering.declare(loop.variable().name(), element);
        scopes.push(new Scope.Target(label, after, head, Optional.empty(), true));
        lowering.statement(loop.body());
        scopes.pop();
        graph.go(head);
        graph.seal(head);
        graph.enter(after);
    }

    // ---- switch

    void choice(Statement.Switch choice, Optional<String> label, Optional<String> result) {
        String variable = lowering.temporary();
        int subject = lowering.value(choice.subject());
        lowering.declare(variable, subject);
        Block after = new Block();
        List<Block> bodies = new ArrayList<>();
        choice.cases().forEach(_ -> bodies.add(new Block()));
        scopes.push(new Scope.Target(label, after, null, result, result.isEmpty() || label.isPresent()));
        dispatch(choice, variable, bodies, after);
        for (int i = 0; i < bodies.size(); i++) {
            Statement.Case each = choice.cases().get(i);
            graph.enter(bodies.get(i));
            lowering.statement(each.body());
            boolean runsOn = each.fallsThrough() && i + 1 < bodies.size();
            graph.go(runsOn ? bodies.get(i + 1) : after);
        }
        scopes.pop();
        graph.enter(after);
        stopIfUnreached(after);
    }

    private void dispatch(Statement.Switch choice, String variable, List<Block> bodies, Block after) {
        Block otherwise = after;
        for (int i = 0; i < bodies.size(); i++) {
            Statement.Case each = choice.cases().get(i);
            if (each.isDefault()) {
                otherwise = bodies.get(i);
            }
            for (Expression label : each.labels()) {
                Block next = new Block();
                if (label instanceof Expression.TypeName type) {
                    pattern(variable, type, each, bodies.get(i), next);
                } else {
                    match(variable, label, each, bodies.get(i), next);
                }
                graph.enter(next);
            }
        }
        graph.go(otherwise);
    }

    private void match(String variable, Expression label, Statement.Case each, Block body, Block next) {
        int subject = graph.read(variable);
        int constant = lowering.value(label);
        int same = graph.add(new Instruction.Matches(graph.register(), subject, constant, label.at()));
        Block guarded = each.guard().isPresent() ? new Block() : body;
        lowering.test(same, label.at(), guarded, next);
        if (each.guard().isPresent()) {
            graph.enter(guarded);
            lowering.condition(each.guard().get(), body, next);
        }
    }

    /// A type or record pattern: tested by its type, its variables read from the subject.
    private void pattern(String variable, Expression.TypeName type, Statement.Case each, Block body, Block next) {
        int subject = graph.read(variable);
        int test = graph.add(new Instruction.InstanceOf(graph.register(), subject, type.type(), type.at()));
        Block bound = new Block();
        lowering.test(test, type.at(), bound, next);
        graph.enter(bound);
        lowering.bind(graph.read(variable), each.bindings());
        if (each.guard().isPresent()) {
            lowering.condition(each.guard().get(), body, next);
        } else {
            graph.go(body);
        }
    }
}
