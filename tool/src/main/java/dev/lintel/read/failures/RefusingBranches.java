package dev.lintel.read.failures;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Expression.Literal;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.graph.RefusedHere;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Finds branches that write into the log and then refuse: they throw, or answer 401 or 403 and leave. A `catch` is no
/// branch; what failed there says nothing of the caller.
public final class RefusingBranches implements Framework {
    private static final Set<String> LOGS =
            Set.of("error", "warn", "warning", "info", "debug", "trace", "log", "severe", "fatal");
    private static final Set<String> ANSWERS = Set.of("sendError", "setStatus", "setStatusCode");
    private static final Set<Object> REFUSALS =
            Set.of(401, 403, "SC_UNAUTHORIZED", "SC_FORBIDDEN", "UNAUTHORIZED", "FORBIDDEN");

    @Override
    public String name() {
        return "refusing branches";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return program.bodiesCalling(LOGS).flatMap(RefusingBranches::of);
    }

    private static Stream<Fact> of(Body body) {
        return Walk.all(body.block(), Statement.If.class)
                .flatMap(branch -> Stream.concat(Stream.of(branch.then()), branch.otherwise().stream()))
                .filter(Statement.Block.class::isInstance)
                .map(each -> ((Statement.Block) each).statements())
                .filter(RefusingBranches::refuses)
                .flatMap(List::stream)
                .filter(RefusingBranches::logs)
                .map(each -> new Fact.Refuses(new RefusedHere(OperationIds.of(body.method()), body.at(each))));
    }

    private static boolean logs(Statement statement) {
        return statement instanceof Statement.Evaluate(Expression expression, var _)
                && expression instanceof Call call
                && LOGS.contains(call.name());
    }

    private static boolean refuses(List<Statement> branch) {
        if (branch.isEmpty()) {
            return false;
        }
        return branch.getLast() instanceof Statement.Throw
                || branch.getLast() instanceof Statement.Return
                        && branch.stream().anyMatch(RefusingBranches::answersRefusal);
    }

    private static boolean answersRefusal(Statement statement) {
        return Walk.calls(statement)
                .filter(call ->
                        ANSWERS.contains(call.name()) && !call.arguments().isEmpty())
                .flatMap(call -> Walk.all(call.arguments().getFirst()).stream())
                .anyMatch(each ->
                        each instanceof Literal literal && literal.value() != null && REFUSALS.contains(literal.value())
                                || each instanceof FieldAccess field && REFUSALS.contains(field.name()));
    }
}
