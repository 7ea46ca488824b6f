package dev.lintel.read.java;

import dev.lintel.code.Expression;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements, with the scopes that they open.
final class Statements {
    private final Elaboration elaboration;

    Statements(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    Statement.Block block(Tree.Block block) {
        Scopes scopes = elaboration.scopes();
        int mark = scopes.mark();
        TypeScope types = scopes.types();
        List<Statement> statements = new ArrayList<>(block.statements().size());
        for (Tree each : block.statements()) {
            statements.add(statement(each));
        }
        scopes.reset(mark);
        scopes.setTypes(types);
        return new Statement.Block(statements, block.at());
    }

    private Expression expression(Tree tree, @Nullable Type target) {
        return elaboration.expressions().expression(tree, target);
    }

    private Optional<Expression> optional(@Nullable Tree tree, @Nullable Type target) {
        return Optional.ofNullable(tree).map(each -> expression(each, target));
    }

    Statement statement(Tree tree) {
        return switch (tree) {
            case Tree.Block block -> block(block);
            case Tree.Evaluate evaluate -> new Statement.Evaluate(closed(evaluate.expression(), null), evaluate.at());
            case Tree.Local local -> local(local);
            case Tree.Return leave -> leave(leave);
            case Tree.If choice -> choice(choice);
            case Tree.ForEach loop -> each(loop);
            case Tree.Loop loop -> loop(loop);
            case Tree.Throw thrown -> new Statement.Throw(closed(thrown.exception(), null), thrown.at());
            case Tree.Try attempt -> attempt(attempt);
            case Tree.Choice choice -> elaboration.switches().choice(choice);
            case Tree.Yield leave -> elaboration.switches().leave(leave);
            case Tree.Break leave -> new Statement.Break(Optional.ofNullable(leave.label()), leave.at());
            case Tree.Continue next -> new Statement.Continue(Optional.ofNullable(next.label()), next.at());
            case Tree.Labeled labeled ->
                new Statement.Labeled(labeled.label(), statement(labeled.body()), labeled.at());
            case Tree.Synchronized lock ->
                new Statement.Synchronized(expression(lock.lock(), null), block(lock.body()), lock.at());
            case Tree.Assert check ->
                new Statement.Assert(
                        expression(check.condition(), Types.BOOLEAN), optional(check.message(), null), check.at());
            case Tree.LocalType local -> elaboration.localTypes().local(local);
            case Tree.Broken broken -> new Statement.Unread(broken.text(), broken.at());
            default -> new Statement.Evaluate(closed(tree, null), tree.at());
        };
    }

    /// An expression whose pattern variables end with it.
    private Expression closed(Tree tree, @Nullable Type target) {
        int mark = elaboration.scopes().mark();
        Expression expression = expression(tree, target);
        elaboration.scopes().reset(mark);
        return expression;
    }

    private Statement.Local local(Tree.Local local) {
        Type written = local.type() == null ? null : elaboration.expressions().type(local.type());
        Optional<Expression> value = Optional.ofNullable(local.value()).map(each -> closed(each, written));
        Type type = written != null
                ? written
                : value.map(Expression::type).map(Types::upward).orElse(Type.UNKNOWN);
        elaboration.scopes().declare(local.name(), type);
        return new Statement.Local(local.name(), type, value, local.at());
    }

    private Statement leave(Tree.Return leave) {
        Returns returns = elaboration.returns();
        Optional<Expression> value = Optional.ofNullable(leave.value()).map(each -> closed(each, returns.wanted()));
        value.map(Expression::type).ifPresent(returns::give);
        return new Statement.Return(value, leave.at());
    }

    /// Variables of the condition's patterns stay in sight after an `if` whose first branch leaves (JLS 6.3.2.2).
    private Statement choice(Tree.If choice) {
        int mark = elaboration.scopes().mark();
        Expression condition = expression(choice.condition(), Types.BOOLEAN);
        Statement then = scoped(choice.then());
        Optional<Statement> otherwise = Optional.ofNullable(choice.otherwise()).map(this::scoped);
        if (LambdaBodies.completes(choice.then())) {
            elaboration.scopes().reset(mark);
        }
        return new Statement.If(condition, then, otherwise, choice.at());
    }

    private Statement scoped(Tree tree) {
        int mark = elaboration.scopes().mark();
        Statement statement = statement(tree);
        elaboration.scopes().reset(mark);
        return statement;
    }

    private Statement each(Tree.ForEach loop) {
        int mark = elaboration.scopes().mark();
        Expression source = expression(loop.source(), null);
        Type type = loop.variable().type() == null
                ? element(source.type())
                : elaboration.expressions().type(loop.variable().type());
        elaboration.scopes().declare(loop.variable().name(), type);
        Statement.Local variable = new Statement.Local(
                loop.variable().name(), type, Optional.empty(), loop.variable().at());
        Statement body = scoped(loop.body());
        elaboration.scopes().reset(mark);
        return new Statement.ForEach(variable, source, body, loop.at());
    }

    private Type element(Type source) {
        if (source instanceof Type.Array(Type element)) {
            return element;
        }
        Type.Declared iterable = elaboration.typing().asSuper(source, "java.lang.Iterable");
        return iterable == null
                ? Type.UNKNOWN
                : iterable.argument(0).map(Types::upward).orElse(Type.OBJECT);
    }

    private Statement loop(Tree.Loop loop) {
        int mark = elaboration.scopes().mark();
        List<Statement> initial = loop.initial().stream().map(this::statement).toList();
        if (!loop.testedFirst()) {
            Statement body = scoped(loop.body());
            Optional<Expression> condition = optional(loop.condition(), Types.BOOLEAN);
            elaboration.scopes().reset(mark);
            return new Statement.Loop(initial, condition, List.of(), body, false, loop.at());
        }
        Optional<Expression> condition = optional(loop.condition(), Types.BOOLEAN);
        List<Expression> update = elaboration.expressions().all(loop.update(), null);
        Statement body = scoped(loop.body());
        elaboration.scopes().reset(mark);
        return new Statement.Loop(initial, condition, update, body, true, loop.at());
    }

    private Statement attempt(Tree.Try attempt) {
        int mark = elaboration.scopes().mark();
        List<Statement> resources =
                attempt.resources().stream().map(this::statement).toList();
        Statement.Block body = block(attempt.body());
        elaboration.scopes().reset(mark);
        List<Statement.Catch> catches =
                attempt.catches().stream().map(this::handler).toList();
        Optional<Statement.Block> last = Optional.ofNullable(attempt.last()).map(this::block);
        return new Statement.Try(resources, body, catches, last, attempt.at());
    }

    private Statement.Catch handler(Tree.Catch handler) {
        Tree written = handler.caught().type();
        List<Type> caught = (written instanceof Tree.Several several
                        ? several.types()
                        : written == null ? List.<Tree>of() : List.of(written))
                .stream().map(each -> elaboration.expressions().type(each)).toList();
        Type joined = caught.isEmpty() ? Type.UNKNOWN : caught.getFirst();
        for (Type each : caught) {
            joined = elaboration.typing().join(joined, each);
        }
        int mark = elaboration.scopes().mark();
        elaboration.scopes().declare(handler.caught().name(), joined);
        Statement.Block body = block(handler.body());
        elaboration.scopes().reset(mark);
        return new Statement.Catch(handler.caught().name(), caught, body, handler.at());
    }
}
