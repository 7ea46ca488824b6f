package dev.lintel.read.failures;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Assign;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.graph.QuietCatch;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Workspace;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds `try` statements that take every failure and go on. One inside of a loop is left out: it lets the other
/// elements have their turn, or tries again. So is one whose body sets or gives back something that is seen outside:
/// what was not set tells of the failure.
public final class QuietCatches implements Framework {
    private static final Set<String> ALL = Set.of(
            "java.lang.Throwable",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.sql.SQLException",
            "org.springframework.dao.DataAccessException",
            "org.hibernate.HibernateException",
            "jakarta.persistence.PersistenceException",
            "javax.persistence.PersistenceException");
    private static final Set<String> LOGS = Set.of(
            "error",
            "warn",
            "warning",
            "info",
            "debug",
            "trace",
            "log",
            "severe",
            "fatal",
            "printStackTrace",
            "println");

    @Override
    public String name() {
        return "caught failures";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return program.bodies().flatMap(QuietCatches::of);
    }

    private static Stream<Fact> of(Body body) {
        return Walk.all(body.block(), Statement.Try.class)
                .filter(each -> quiet(each).isPresent() && isSilent(each, body))
                .filter(each -> !isRepeated(each, body))
                .map(each -> new Fact.Quiet(new QuietCatch(
                        OperationIds.of(body.method()),
                        body.at(each),
                        body.at(quiet(each).orElseThrow()))));
    }

    /// The catch that takes everything and does nothing but log.
    private static Optional<Statement.Catch> quiet(Statement.Try attempt) {
        return attempt.catches().stream()
                .filter(each -> each.caught().stream().anyMatch(type -> ALL.contains(type.erasure())))
                .filter(each -> each.body().statements().stream().allMatch(QuietCatches::logs))
                .findFirst();
    }

    private static boolean logs(Statement statement) {
        return statement instanceof Statement.Evaluate(Expression expression, var _)
                && expression instanceof Call call
                && LOGS.contains(call.name());
    }

    private static boolean isRepeated(Statement.Try attempt, Body body) {
        return Walk.all(body.block()).stream()
                .filter(each -> each instanceof Statement.ForEach
                        || each instanceof Statement.Loop
                        || each instanceof Expression.Lambda)
                .anyMatch(each -> Walk.contains(each, attempt));
    }

    private static boolean isSilent(Statement.Try attempt, Body body) {
        Set<String> own = new HashSet<>();
        Walk.all(attempt.body(), Statement.Local.class)
                .map(Statement.Local::name)
                .forEach(own::add);
        boolean sets = Walk.all(attempt.body(), Assign.class)
                .anyMatch(each -> !(each.target() instanceof Variable variable && own.contains(variable.name())));
        boolean leaves = Walk.all(attempt, Statement.Return.class).findAny().isPresent();
        Set<String> returned = new HashSet<>();
        Walk.all(body.block(), Statement.Return.class)
                .flatMap(each -> Walk.all(each, Variable.class))
                .map(Variable::name)
                .forEach(returned::add);
        boolean fills = Walk.calls(attempt.body())
                .flatMap(call -> Stream.concat(call.receiver().stream(), call.arguments().stream()))
                .anyMatch(each -> each instanceof Variable variable
                        && !own.contains(variable.name())
                        && returned.contains(variable.name()));
        return !sets && !leaves && !fills;
    }
}
