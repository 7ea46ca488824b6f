package dev.lintel.read.limits;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells whether code counts calls and turns some away: it asks a limiter or a counter, and it throws, answers an
/// error or does not go on. Both have to be seen; methods of the target that it calls are followed a little.
final class Rejection {
    private static final int DEEPEST = 4;
    /// Asking one of these is asking for permission: Bucket4j, Guava, Resilience4j, Redisson, semaphores, Sentinel.
    private static final Set<String> ASKS = Set.of(
            "tryConsume",
            "tryConsumeAndReturnRemaining",
            "tryAcquire",
            "acquirePermission",
            "isAllowed",
            "asyncTryConsume");
    private static final Set<String> COUNTS = Set.of(
            "increment",
            "incr",
            "incrementAndGet",
            "getAndIncrement",
            "addAndGet",
            "execute",
            "eval",
            "entry",
            "zCard");
    private static final Set<String> ANSWERS = Set.of("setStatus", "sendError", "setStatusCode", "setRawStatusCode");

    private final Program program;

    Rejection(Program program) {
        this.program = program;
    }

    /// What was seen so far.
    private static final class Sight {
        private final Set<MethodId> seen = new HashSet<>();
        private boolean asks;
        private boolean counts;
        private boolean rejects;
    }

    /// @param named whether a name already says that this is a limit; then a plain counter is enough
    boolean in(TypeDeclaration type, boolean named) {
        Sight sight = new Sight();
        type.methods().forEach(method -> look(method.id(), sight, 0));
        return (sight.asks || named && sight.counts) && sight.rejects;
    }

    private void look(MethodId id, Sight sight, int depth) {
        if (depth > DEEPEST || !sight.seen.add(id)) {
            return;
        }
        Optional<Body> body = program.body(id);
        List<Node> nodes = body.map(each -> Walk.all(each.block())).orElse(List.of());
        for (Node node : nodes) {
            switch (node) {
                case Statement.Throw _ -> sight.rejects = true;
                case Call call -> {
                    sight.asks |= ASKS.contains(call.name());
                    sight.counts |= COUNTS.contains(call.name());
                    sight.rejects |= ANSWERS.contains(call.name());
                    call.callee().method().ifPresent(next -> look(next, sight, depth + 1));
                }
                case Statement.Return leave -> sight.rejects |= isFalse(leave);
                default -> {}
            }
        }
    }

    /// An interceptor that answers `false` ends the request.
    private static boolean isFalse(Statement.Return leave) {
        return leave.value()
                .filter(value -> value instanceof Expression.Literal literal && Boolean.FALSE.equals(literal.value()))
                .isPresent();
    }
}
