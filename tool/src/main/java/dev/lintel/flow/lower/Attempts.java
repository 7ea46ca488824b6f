package dev.lintel.flow.lower;

import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.flow.lower.Block.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `try`: every call inside has a way into the handler, which forks into the catches and, since none may fit, out
/// of the statement. `finally` is lowered once for each way that runs it.
final class Attempts {
    private static final Type THROWABLE = new Type.Declared("java.lang.Throwable", List.of(), true);

    private final Lowering lowering;
    private final Graph graph;
    private final Jumps jumps;

    Attempts(Lowering lowering, Graph graph, Jumps jumps) {
        this.lowering = lowering;
        this.graph = graph;
        this.jumps = jumps;
    }

    void attempt(Statement.Try attempt) {
        Optional<Statement.Block> last = attempt.last();
        last.ifPresent(body -> jumps.scopes().push(new Jumps.Scope.Last(body)));
        Block outside = new Block();
        last.ifPresent(_ -> handle(outside));
        Block after = new Block();
        guarded(attempt, after);
        graph.enter(after);
        if (after.in.isEmpty()) {
            graph.end(new Exit.Stop());
        }
        if (last.isPresent()) {
            unhandle();
            jumps.scopes().pop();
            lowering.statement(last.get());
            rethrown(outside, last.get(), attempt.at());
        }
    }

    /// What escapes the catches runs `finally` and goes on outwards.
    private void rethrown(Block outside, Statement last, long at) {
        if (outside.in.isEmpty()) {
            return;
        }
        Block next = graph.current();
        graph.enter(outside);
        int caught = caught(List.of(THROWABLE), at);
        lowering.statement(last);
        graph.end(new Exit.Throw(caught, at));
        graph.enterOpen(next);
    }

    private void guarded(Statement.Try attempt, Block after) {
        Block handler = new Block();
        if (!attempt.catches().isEmpty()) {
            begin();
            handle(handler);
        }
        List<Integer> opened = new ArrayList<>();
        attempt.resources().forEach(each -> resource(each, opened));
        lowering.statement(attempt.body());
        if (!attempt.catches().isEmpty()) {
            unhandle();
        }
        graph.go(after);
        if (!attempt.catches().isEmpty() && !handler.in.isEmpty()) {
            catches(attempt, handler, after);
        }
    }

    /// What stands before the `try` is done when the handler runs, and is no part of the block that leads there.
    private void begin() {
        if (!graph.isEnded()) {
            Block inside = new Block();
            graph.go(inside);
            graph.enter(inside);
        }
    }

    private void resource(Statement resource, List<Integer> opened) {
        switch (resource) {
            case Statement.Local local -> lowering.local(local);
            case Statement.Evaluate evaluate -> opened.add(lowering.value(evaluate.expression()));
            default -> lowering.statement(resource);
        }
    }

    private void catches(Statement.Try attempt, Block handler, Block after) {
        graph.enter(handler);
        List<Block> ways = new ArrayList<>();
        boolean all = false;
        for (Statement.Catch each : attempt.catches()) {
            ways.add(new Block());
            all |= each.caught().stream().anyMatch(Attempts::catchesAll);
        }
        Block outside = new Block();
        if (!all) {
            ways.add(outside);
        }
        graph.fork(ways);
        for (int i = 0; i < attempt.catches().size(); i++) {
            Statement.Catch each = attempt.catches().get(i);
            graph.enter(ways.get(i));
            lowering.declare(each.name(), caught(each.caught(), each.at()));
            lowering.statement(each.body());
            graph.go(after);
        }
        if (!all) {
            graph.enter(outside);
            graph.end(new Exit.Throw(caught(List.of(THROWABLE), attempt.at()), attempt.at()));
        }
    }

    private static boolean catchesAll(Type type) {
        return type.is("java.lang.Throwable") || type.is("java.lang.Exception");
    }

    private int caught(List<Type> types, long at) {
        return graph.add(new Instruction.Caught(graph.register(), types, at));
    }

    private void handle(Block handler) {
        graph.push(handler);
        jumps.scopes().push(new Jumps.Scope.Handler(handler));
    }

    private void unhandle() {
        graph.pop();
        jumps.scopes().pop();
    }
}
