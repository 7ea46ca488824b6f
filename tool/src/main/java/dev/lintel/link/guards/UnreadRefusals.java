package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Refusals in code that runs before handlers which [Refusal] does not take for one because of who calls: on a
/// condition that says nothing that could be read, or by code that is not part of the repository.
final class UnreadRefusals {
    private static final int DEEPEST = 2;
    /// These say that a request is malformed or that the service is not ready, to everybody alike.
    private static final List<String> FOR_EVERYBODY = List.of(
            "BAD_REQUEST",
            "METHOD_NOT_ALLOWED",
            "NOT_ACCEPTABLE",
            "CONFLICT",
            "UNSUPPORTED_MEDIA_TYPE",
            "TOO_MANY_REQUESTS",
            "INTERNAL_SERVER_ERROR",
            "SERVICE_UNAVAILABLE");
    private static final Set<Integer> CODES = Set.of(400, 405, 406, 409, 415, 422, 429, 500, 503);
    private static final List<String> PLATFORM =
            List.of("java.", "javax.", "jakarta.", "com.sun.jersey.", "org.slf4j.");

    private final Program program;
    private final Set<MethodId> seen = new HashSet<>();

    UnreadRefusals(Program program) {
        this.program = program;
    }

    Optional<Span> in(MethodId method) {
        return in(method, DEEPEST);
    }

    private Optional<Span> in(MethodId method, int left) {
        Optional<Body> read = program.body(method);
        if (read.isEmpty() || !seen.add(method)) {
            return Optional.empty();
        }
        Body body = read.get();
        for (Node node : Walk.all(body.block())) {
            if (refuses(node) && !isForEverybody(node)) {
                return Optional.of(body.at(node));
            }
            if (left > 0 && node instanceof Expression.Call call) {
                Optional<Span> inside = call.callee().method().flatMap(called -> in(called, left - 1));
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private boolean refuses(Node node) {
        return switch (node) {
            case Statement.Throw _ -> true;
            case Statement.Evaluate(Expression.Call call, long _) ->
                call.name().equals("abortWith") || leavesTheQuestion(call);
            default -> false;
        };
    }

    /// `gate.check(request)` of a library: what it does with callers is not known.
    private boolean leavesTheQuestion(Expression.Call call) {
        boolean here = call.callee().method().flatMap(program::body).isPresent();
        String owner = call.callee().owner();
        return !here
                && PLATFORM.stream().noneMatch(owner::startsWith)
                && (IdentityWords.proves(call.name()) || IdentityWords.speaksOfIdentity(call.name(), false));
    }

    private static boolean isForEverybody(Node refusal) {
        return Walk.all(refusal).stream().anyMatch(each -> switch (each) {
            case Expression.FieldAccess field -> FOR_EVERYBODY.stream().anyMatch(field.name()::endsWith);
            case Expression.Literal literal -> literal.value() instanceof Integer code && CODES.contains(code);
            default -> false;
        });
    }
}
