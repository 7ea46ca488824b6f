package dev.lintel.read.java;

import dev.lintel.code.Expression;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.AnnotationSyntax;
import dev.lintel.read.java.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Expressions other than calls, lambdas and names.
final class Expressions {
    private final Elaboration elaboration;

    Expressions(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    /// @param target what the place wants; `null` when it wants nothing in particular
    Expression expression(Tree tree, @Nullable Type target) {
        return begin(tree).finish(target);
    }

    List<Expression> all(List<Tree> trees, @Nullable Type target) {
        return trees.stream().map(each -> expression(each, target)).toList();
    }

    /// Starts an expression whose place is not known yet.
    Operand begin(Tree tree) {
        return switch (tree) {
            case Tree.Call call -> elaboration.calls().begin(call);
            case Tree.Instance instance -> elaboration.calls().begin(instance);
            default -> waits(tree) ? new Operand.Waiting(tree, elaboration) : new Operand.Done(standalone(tree));
        };
    }

    private static boolean waits(Tree tree) {
        return switch (tree) {
            case Tree.Lambda _, Tree.Reference _ -> true;
            case Tree.Conditional choice -> poly(choice.whenTrue()) || poly(choice.whenFalse());
            case Tree.Choice choice -> choice.value();
            case Tree.ArrayMaker array -> array.element() == null;
            default -> false;
        };
    }

    private static boolean poly(Tree tree) {
        return switch (tree) {
            case Tree.Instance instance ->
                instance.type() instanceof Tree.Parameterised type
                        && type.arguments().isEmpty();
            case Tree.Call call -> call.function() instanceof Tree.Name || isStaticLooking(call.function());
            default -> waits(tree);
        };
    }

    /// `List.of()`, `Collections.emptyList()`: such calls may need their place to be typed.
    private static boolean isStaticLooking(Tree function) {
        return function instanceof Tree.Select(Tree.Name name, String _, long _)
                && !name.id().isEmpty()
                && Character.isUpperCase(name.id().charAt(0));
    }

    /// An expression that waited for its place.
    Expression waiting(Tree tree, @Nullable Type target) {
        return switch (tree) {
            case Tree.Lambda lambda -> elaboration.lambdas().lambda(lambda, target);
            case Tree.Reference reference -> elaboration.references().reference(reference, target);
            case Tree.Conditional choice -> conditional(choice, target);
            case Tree.Choice choice -> elaboration.switches().value(choice, target);
            case Tree.ArrayMaker array -> array(array, target);
            default -> standalone(tree);
        };
    }

    private Expression standalone(Tree tree) {
        return switch (tree) {
            case Tree.Name name -> elaboration.names().simple(name);
            case Tree.Select select -> elaboration.names().select(select);
            case Tree.Constant constant ->
                new Expression.Literal(constant.value(), Types.literal(constant.value()), constant.at());
            case Tree.Chain chain -> chain(chain);
            case Tree.Unary unary -> unary(unary);
            case Tree.Assign assign -> assign(assign);
            case Tree.Conditional choice -> conditional(choice, null);
            case Tree.Cast cast -> {
                Type type = type(cast.type());
                yield new Expression.Cast(expression(cast.operand(), type), type, cast.at());
            }
            case Tree.Test test -> test(test);
            case Tree.Index index -> {
                Expression array = expression(index.array(), null);
                Type element = array.type() instanceof Type.Array(Type each) ? each : Type.UNKNOWN;
                yield new Expression.Index(array, expression(index.index(), null), element, index.at());
            }
            case Tree.ArrayMaker array -> array(array, null);
            case Tree.Nested nested -> nested(nested.annotation());
            case Tree.Broken broken -> new Expression.Unread(broken.text(), Type.UNKNOWN, broken.at());
            case Tree.ArrayOf _, Tree.Parameterised _, Tree.PrimitiveName _ ->
                new Expression.TypeName(type(tree), tree.at());
            default -> new Expression.Unread("", Type.UNKNOWN, tree.at());
        };
    }

    Type type(@Nullable Tree tree) {
        return TypeResolver.resolve(tree, elaboration.scopes().types());
    }

    private Expression nested(AnnotationSyntax annotation) {
        return new Expression.Nested(Annotations.of(annotation, elaboration), type(annotation.type()), annotation.at());
    }

    private Expression conditional(Tree.Conditional choice, @Nullable Type target) {
        Expression condition = expression(choice.condition(), Types.BOOLEAN);
        Expression whenTrue = expression(choice.whenTrue(), target);
        Expression whenFalse = expression(choice.whenFalse(), target);
        Type joined = elaboration.typing().join(whenTrue.type(), whenFalse.type());
        return new Expression.Conditional(condition, whenTrue, whenFalse, joined, choice.at());
    }

    /// A chain of one operator, grouped from the left. From the first operand that is a string on, `+`
    /// concatenates.
    private Expression chain(Tree.Chain chain) {
        Expression left = expression(chain.operands().getFirst(), null);
        List<Expression> parts = new ArrayList<>();
        for (Tree each : chain.operands().subList(1, chain.operands().size())) {
            Expression right = expression(each, null);
            if (!parts.isEmpty()) {
                parts.add(right);
            } else if (chain.operator().equals("+") && (isString(left) || isString(right))) {
                parts.addAll(left instanceof Expression.Concat before ? before.parts() : List.of(left));
                parts.add(right);
            } else {
                left = new Expression.Binary(
                        chain.operator(), left, right, binary(chain.operator(), left.type(), right.type()), chain.at());
            }
        }
        return parts.isEmpty() ? left : new Expression.Concat(parts, Type.STRING, chain.at());
    }

    private static boolean isString(Expression expression) {
        return expression.type().is("java.lang.String");
    }

    private static Type binary(String operator, Type left, Type right) {
        return switch (operator) {
            case "==", "!=", "<", ">", "<=", ">=", "&&", "||" -> Types.BOOLEAN;
            case "&", "|", "^" ->
                Types.unboxed(left).equals(Types.BOOLEAN)
                                || Types.unboxed(right).equals(Types.BOOLEAN)
                        ? Types.BOOLEAN
                        : Types.promoted(left, right);
            case "<<", ">>", ">>>" -> Types.promoted(left, left);
            default -> Types.promoted(left, right);
        };
    }

    private Expression unary(Tree.Unary unary) {
        Expression operand = expression(unary.operand(), null);
        Type type = switch (unary.operator()) {
            case "!" -> Types.BOOLEAN;
            case "+", "-", "~" -> Types.promoted(operand.type(), operand.type());
            default -> operand.type();
        };
        return new Expression.Unary(unary.operator(), operand, type, unary.at());
    }

    private Expression assign(Tree.Assign assign) {
        Expression target = expression(assign.target(), null);
        Expression value = expression(assign.value(), Types.isUnknown(target.type()) ? null : target.type());
        return new Expression.Assign(target, Optional.ofNullable(assign.operator()), value, target.type(), assign.at());
    }

    private Expression test(Tree.Test test) {
        Expression operand = expression(test.operand(), null);
        List<Statement.Local> bindings = new ArrayList<>();
        Type tested = elaboration.switches().pattern(test.tested(), operand.type(), bindings);
        return new Expression.InstanceOf(operand, tested, bindings, Types.BOOLEAN, test.at());
    }

    private Expression array(Tree.ArrayMaker array, @Nullable Type target) {
        Type type;
        if (array.element() == null) {
            type = target == null
                    ? new Type.Array(Type.UNKNOWN)
                    : target instanceof Type.Array ? target : new Type.Array(target);
        } else {
            type = type(array.element());
            for (int i = 0; i < array.dimensions().size() + array.open(); i++) {
                type = new Type.Array(type);
            }
            if (array.dimensions().isEmpty() && array.open() == 0) {
                type = new Type.Array(type);
            }
        }
        Type element = type instanceof Type.Array(Type each) ? each : Type.UNKNOWN;
        return new Expression.NewArray(
                all(array.dimensions(), Types.INT), all(array.elements(), element), type, array.at());
    }
}
