package dev.lintel.read.peers;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.List;

/// Whether code that should ask a question answers it the same way for everybody, itself or by a method of the
/// target that it calls.
record Answers(Program program) {
    private static final int DEEPEST = 2;

    /// Whether nothing in it can throw but what writes a log.
    boolean isIdle(MethodId method) {
        return isIdle(method, 0);
    }

    private boolean isIdle(MethodId method, int depth) {
        return depth <= DEEPEST
                && program.body(method)
                        .filter(body -> Walk.all(body.block()).stream().allMatch(node -> switch (node) {
                            case Statement.Throw _ -> false;
                            case Call call ->
                                Names.logs(call.name())
                                        || call.callee()
                                                .method()
                                                .filter(called -> isIdle(called, depth + 1))
                                                .isPresent();
                            default -> true;
                        }))
                        .isPresent();
    }

    /// Whether it says yes, and nothing else.
    boolean isYes(MethodId method) {
        return isYes(method, 0);
    }

    boolean isYes(Statement.Block block) {
        return isYes(block, 0);
    }

    private boolean isYes(MethodId method, int depth) {
        return depth <= DEEPEST
                && program.body(method)
                        .filter(body -> isYes(body.block(), depth))
                        .isPresent();
    }

    private boolean isYes(Statement.Block block, int depth) {
        List<Statement.Return> leaves = Walk.all(block, Statement.Return.class).toList();
        return !leaves.isEmpty()
                && leaves.stream().allMatch(leave -> isYes(leave, depth))
                && Walk.all(block, Statement.Throw.class).findAny().isEmpty();
    }

    private boolean isYes(Statement.Return leave, int depth) {
        return switch (leave.value().orElse(null)) {
            case Expression.Literal literal -> Boolean.TRUE.equals(literal.value());
            case Call call ->
                call.callee()
                        .method()
                        .filter(called -> isYes(called, depth + 1))
                        .isPresent();
            case null, default -> false;
        };
    }
}
