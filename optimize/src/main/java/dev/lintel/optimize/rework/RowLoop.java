package dev.lintel.optimize.rework;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Lambda;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Statement;
import dev.lintel.code.Statement.Block;
import dev.lintel.code.Statement.Evaluate;
import dev.lintel.code.Statement.ForEach;
import dev.lintel.code.Statement.Local;
import dev.lintel.code.Walk;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A loop over all rows of a query that has the rows to itself: `for`, or `forEach` with a lambda; the rows may
/// stand in a variable before it, and be saved together after it.
///
/// @param row the variable's name
/// @param body what is done for each
/// @param savedTogether whether all are handed to `saveAll` behind the loop
/// @param at from the first to the last of these statements
record RowLoop(String row, List<Statement> body, boolean savedTogether, Span at) {
    private static final Set<String> SAVING_ALL = Set.of("saveAll", "saveAllAndFlush");

    RowLoop {
        body = List.copyOf(body);
    }

    static Optional<RowLoop> over(RowQuery asked) {
        return Walk.all(asked.body().block(), Block.class)
                .flatMap(block -> in(block.statements(), asked).stream())
                .findFirst();
    }

    private static Optional<RowLoop> in(List<Statement> statements, RowQuery asked) {
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            Optional<RowLoop> direct = loop(statement, asked.call(), Optional.empty(), asked);
            if (direct.isPresent()) {
                return direct;
            }
            if (statement instanceof Local(String name, var _, var value, var _)
                    && value.filter(each -> each == asked.call()).isPresent()
                    && i + 1 < statements.size()) {
                return held(statements.subList(i, statements.size()), name, asked);
            }
        }
        return Optional.empty();
    }

    private static Optional<RowLoop> held(List<Statement> statements, String name, RowQuery asked) {
        Optional<RowLoop> loop = loop(statements.get(1), asked.call(), Optional.of(name), asked);
        boolean together = statements.size() > 2 && isHanded(statements.get(2), SAVING_ALL, name, asked);
        List<Statement> after = statements.subList(together ? 3 : 2, statements.size());
        boolean used = after.stream()
                .flatMap(each -> Walk.all(each, Variable.class))
                .anyMatch(each -> each.name().equals(name));
        Statement last = statements.get(together ? 2 : 1);
        return used
                ? Optional.empty()
                : loop.map(each ->
                        new RowLoop(each.row(), each.body(), together, between(asked, statements.getFirst(), last)));
    }

    private static Optional<RowLoop> loop(Statement statement, Call call, Optional<String> held, RowQuery asked) {
        if (statement instanceof ForEach each && isRows(each.source(), call, held)) {
            return Optional.of(
                    new RowLoop(each.variable().name(), statements(each.body()), false, between(asked, each, each)));
        }
        if (statement instanceof Evaluate(Call every, var _)
                && every.name().equals("forEach")
                && every.receiver().filter(on -> isRows(on, call, held)).isPresent()
                && every.arguments().size() == 1
                && every.arguments().getFirst() instanceof Lambda lambda
                && lambda.parameters().size() == 1) {
            return Optional.of(new RowLoop(
                    lambda.parameters().getFirst().name(),
                    lambda.body().statements().stream().map(RowLoop::evaluated).toList(),
                    false,
                    between(asked, statement, statement)));
        }
        return Optional.empty();
    }

    private static boolean isRows(Expression source, Call call, Optional<String> held) {
        return held.map(name -> isVariable(source, name)).orElse(source == call);
    }

    /// A lambda of one expression stands as a return.
    private static Statement evaluated(Statement statement) {
        return statement instanceof Statement.Return(var value, var at) && value.isPresent()
                ? new Evaluate(value.get(), at)
                : statement;
    }

    private static List<Statement> statements(Statement body) {
        return body instanceof Block block ? block.statements() : List.of(body);
    }

    /// Whether the statement hands this variable, and nothing else, to one of these methods of the repository.
    static boolean isHanded(Statement statement, Set<String> methods, String variable, RowQuery asked) {
        return statement instanceof Evaluate(Call call, var _)
                && methods.contains(call.name())
                && call.receiver()
                        .filter(on -> on.type().is(asked.repository().name()))
                        .isPresent()
                && call.arguments().size() == 1
                && isVariable(call.arguments().getFirst(), variable);
    }

    static boolean isVariable(Expression expression, String name) {
        return expression instanceof Variable variable && variable.name().equals(name);
    }

    private static Span between(RowQuery asked, Statement first, Statement last) {
        Span start = asked.body().at(first);
        Span end = asked.body().at(last);
        return new Span(start.file(), start.line(), start.column(), end.endLine(), end.endColumn());
    }
}
