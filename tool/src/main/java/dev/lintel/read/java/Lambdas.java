package dev.lintel.read.java;

import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.read.java.Typing.Fit;
import dev.lintel.read.java.syntax.Tree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lambdas: their parameters come from the functional interface of their place, and their results tell type
/// variables.
final class Lambdas {
    private final Elaboration elaboration;
    private final Map<Expression, Type> results = new IdentityHashMap<>();
    private final Map<Tree, Type> alone = new IdentityHashMap<>();

    Lambdas(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    Expression lambda(Tree.Lambda lambda, @Nullable Type target) {
        Optional<Descriptor> descriptor = Descriptor.of(target, elaboration.typing());
        Scopes scopes = elaboration.scopes();
        int mark = scopes.mark();
        List<Statement.Local> parameters = new ArrayList<>();
        for (int i = 0; i < lambda.parameters().size(); i++) {
            Tree.Local written = lambda.parameters().get(i);
            Type type = written.type() == null
                    ? descriptor.map(parameter(i)).orElse(Type.UNKNOWN)
                    : elaboration.expressions().type(written.type());
            parameters.add(new Statement.Local(written.name(), type, Optional.empty(), written.at()));
        }
        parameters.forEach(each -> scopes.declare(each.name(), each.type()));
        Returns returns = new Returns(descriptor.map(Descriptor::result).orElse(null));
        Statement.Block body = elaboration.returning(returns, () -> body(lambda.body(), returns));
        scopes.reset(mark);
        Expression made = new Expression.Lambda(parameters, body, target == null ? Type.UNKNOWN : target, lambda.at());
        results.put(made, returns.joined(elaboration.typing()));
        return made;
    }

    private static Function<Descriptor, Type> parameter(int index) {
        return descriptor ->
                index < descriptor.parameters().size() ? descriptor.parameters().get(index) : Type.UNKNOWN;
    }

    private Statement.Block body(Tree body, Returns returns) {
        if (body instanceof Tree.Block block) {
            return elaboration.statements().block(block);
        }
        Type wanted = returns.wanted() == null || Types.isVoid(returns.wanted()) ? null : returns.wanted();
        Expression value = elaboration.expressions().expression(body, wanted);
        returns.give(value.type());
        return new Statement.Block(List.of(new Statement.Return(Optional.of(value), body.at())), body.at());
    }

    /// Whether a lambda or reference can stand where `formal` is wanted (JLS 15.12.2.1, potentially compatible).
    Fit fits(Tree tree, Type formal, boolean loose) {
        return switch (tree) {
            case Tree.Conditional choice
            when isFunction(choice.whenTrue()) || isFunction(choice.whenFalse()) -> {
                Fit one = fits(choice.whenTrue(), formal, loose);
                yield one == Fit.NO ? one : fits(choice.whenFalse(), formal, loose);
            }
            case Tree.Conditional _, Tree.Choice _ -> elaboration.typing().fits(typeAlone(tree), formal, loose);
            case Tree.Lambda lambda -> fitsLambda(lambda, formal);
            case Tree.Reference reference -> fitsReference(reference, formal);
            case Tree.ArrayMaker _ -> formal instanceof Type.Array ? Fit.YES : Fit.NO;
            default -> Fit.MAYBE;
        };
    }

    private static boolean isFunction(Tree tree) {
        return tree instanceof Tree.Lambda || tree instanceof Tree.Reference;
    }

    /// The type of a conditional or switch, whatever its place.
    private Type typeAlone(Tree tree) {
        Type known = alone.get(tree);
        if (known == null) {
            known = elaboration.speculating(
                    () -> elaboration.expressions().waiting(tree, null).type());
            alone.put(tree, known);
        }
        return known;
    }

    private Fit fitsReference(Tree.Reference reference, Type formal) {
        if (formal instanceof Type.Variable) {
            return Fit.YES;
        }
        if (Types.isUnknown(formal) || elaboration.typing().members(formal) == null && !Types.isPrimitive(formal)) {
            return Fit.MAYBE;
        }
        Optional<Method> descriptor = elaboration.typing().functional(formal);
        if (descriptor.isEmpty()) {
            return Fit.NO;
        }
        return elaboration.references().takes(reference, descriptor.get().id().arity()) ? Fit.YES : Fit.NO;
    }

    private Fit fitsLambda(Tree.Lambda lambda, Type formal) {
        if (formal instanceof Type.Variable) {
            return Fit.YES;
        }
        if (Types.isUnknown(formal) || elaboration.typing().members(formal) == null && !Types.isPrimitive(formal)) {
            return Fit.MAYBE;
        }
        Optional<Method> descriptor = elaboration.typing().functional(formal);
        if (descriptor.isEmpty()
                || descriptor.get().id().arity() != lambda.parameters().size()) {
            return Fit.NO;
        }
        boolean wantsNothing = Types.isVoid(descriptor.get().returns());
        if (lambda.body() instanceof Tree.Block block) {
            boolean gives = LambdaBodies.givesValue(block);
            boolean ends = gives || !LambdaBodies.completes(block);
            return (wantsNothing ? !gives : ends) ? Fit.YES : Fit.NO;
        }
        if (wantsNothing) {
            return LambdaBodies.isStatement(lambda.body()) ? Fit.YES : Fit.NO;
        }
        boolean typed = lambda.parameters().stream().allMatch(each -> each.type() != null);
        return typed && lambda.body() instanceof Tree.Call && Types.isVoid(resultAlone(lambda)) ? Fit.NO : Fit.YES;
    }

    /// The type of what a lambda with typed (or no) parameters gives, whatever its place.
    Type resultAlone(Tree tree) {
        if (!(tree instanceof Tree.Lambda lambda)
                || lambda.parameters().stream().anyMatch(each -> each.type() == null)) {
            return Type.UNKNOWN;
        }
        Type known = alone.get(tree);
        if (known == null) {
            known = elaboration.speculating(() -> results.getOrDefault(lambda(lambda, null), Type.UNKNOWN));
            alone.put(tree, known);
        }
        return known;
    }

    /// The declared types whose meaning a lambda needs before it can be typed.
    List<Type> inputs(Tree tree, Type declared) {
        boolean needs = switch (tree) {
            case Tree.Lambda lambda -> lambda.parameters().stream().anyMatch(each -> each.type() == null);
            case Tree.Reference reference -> !elaboration.references().isExact(reference);
            case Tree.Conditional choice -> isFunction(choice.whenTrue()) || isFunction(choice.whenFalse());
            default -> false;
        };
        return needs
                ? Descriptor.of(declared, elaboration.typing())
                        .map(Descriptor::parameters)
                        .orElse(List.of())
                : List.of();
    }

    /// Tells the type variables of a place what its finished lambda or reference says about them.
    void learn(Tree tree, Expression finished, Type declared, Inference inference) {
        if (finished instanceof Expression.Conditional conditional && tree instanceof Tree.Conditional choice) {
            learn(choice.whenTrue(), conditional.whenTrue(), declared, inference);
            learn(choice.whenFalse(), conditional.whenFalse(), declared, inference);
            return;
        }
        Optional<Descriptor> found = Descriptor.of(declared, elaboration.typing());
        if (found.isEmpty() || !(tree instanceof Tree.Lambda || tree instanceof Tree.Reference)) {
            inference.argument(declared, finished.type());
            return;
        }
        Descriptor descriptor = found.get();
        if (tree instanceof Tree.Lambda lambda && finished instanceof Expression.Lambda made) {
            for (int i = 0;
                    i
                            < Math.min(
                                    made.parameters().size(),
                                    descriptor.parameters().size());
                    i++) {
                if (lambda.parameters().get(i).type() != null) {
                    inference.argument(
                            descriptor.parameters().get(i),
                            made.parameters().get(i).type());
                }
            }
            inference.argument(descriptor.result(), results.getOrDefault(finished, Type.UNKNOWN));
        } else if (tree instanceof Tree.Reference) {
            elaboration.references().learn(finished, descriptor, inference);
        }
    }
}
