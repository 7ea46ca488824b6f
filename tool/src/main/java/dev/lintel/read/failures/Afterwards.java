package dev.lintel.read.failures;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Statement;
import dev.lintel.code.Statement.Block;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What surely runs once a statement of a branch is done: the rest of its block, and what stands after the branch, up
/// to the first statement that may leave or that is only run under a condition. Private to one method.
final class Afterwards {
    private static final List<String> LEAVING = List.of("throw", "fail", "raise", "exit", "abort");

    private final List<Place> places = new ArrayList<>();

    /// One statement of a branch.
    ///
    /// @param next what surely runs after it
    record Place(Statement statement, List<Statement> next) {}

    /// The plain statements of all branches, in order.
    static List<Place> of(Block body) {
        Afterwards afterwards = new Afterwards();
        afterwards.within(body.statements(), List.of(), false);
        return List.copyOf(afterwards.places);
    }

    private void within(List<Statement> statements, List<Statement> after, boolean branch) {
        for (int i = 0; i < statements.size(); i++) {
            List<Statement> rest = new ArrayList<>();
            if (run(statements.subList(i + 1, statements.size()), rest)) {
                rest.addAll(after);
            }
            inside(statements.get(i), rest, branch);
        }
    }

    private void inside(Statement statement, List<Statement> rest, boolean branch) {
        switch (statement) {
            case Block block -> within(block.statements(), rest, branch);
            case Statement.If choice -> {
                within(List.of(choice.then()), rest, true);
                choice.otherwise().ifPresent(other -> within(List.of(other), rest, true));
            }
            case Statement.Try attempt -> {
                within(attempt.body().statements(), rest, branch);
                attempt.catches().forEach(each -> within(each.body().statements(), rest, true));
            }
            case Statement.Synchronized locked -> within(locked.body().statements(), rest, branch);
            case Statement.Evaluate _ -> {
                if (branch) {
                    places.add(new Place(statement, List.copyOf(rest)));
                }
            }
            default -> {
                // a loop or a switch may leave in more ways than are followed here
            }
        }
    }

    /// Adds what surely runs of these statements.
    ///
    /// @return whether control surely arrives at their end
    private static boolean run(List<Statement> statements, List<Statement> into) {
        for (Statement each : statements) {
            if (!run(each, into)) {
                return false;
            }
        }
        return true;
    }

    private static boolean run(Statement statement, List<Statement> into) {
        return switch (statement) {
            case Block block -> run(block.statements(), into);
            case Statement.Synchronized locked -> run(locked.body(), into);
            case Statement.Try attempt ->
                run(attempt.body(), into)
                        && attempt.last().map(last -> run(last, into)).orElse(true);
            case Statement.Evaluate _, Statement.Local _ -> {
                into.add(statement);
                yield !leaves(statement);
            }
            case Statement.Return _ -> {
                into.add(statement);
                yield false;
            }
            default -> !leaves(statement);
        };
    }

    /// Whether control may not come out at its end.
    private static boolean leaves(Statement statement) {
        return Walk.all(statement).stream()
                .anyMatch(each -> each instanceof Statement.Return
                        || each instanceof Statement.Throw
                        || each instanceof Statement.Break
                        || each instanceof Statement.Continue
                        || each instanceof Statement.Yield
                        || each instanceof Call call && refuses(call));
    }

    private static boolean refuses(Call call) {
        return LEAVING.stream().anyMatch(call.name()::startsWith);
    }

    /// The call that a plain statement is, without what its arguments call.
    static Optional<Call> call(Statement statement) {
        return statement instanceof Statement.Evaluate(Expression expression, var _) && expression instanceof Call call
                ? Optional.of(call)
                : Optional.empty();
    }
}
