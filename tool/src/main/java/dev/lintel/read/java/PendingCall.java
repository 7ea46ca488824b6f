package dev.lintel.read.java;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call whose method is chosen, while its type variables and the arguments that wait for them are still open.
final class PendingCall implements Operand {
    private final Elaboration elaboration;
    private final Overloads.Choice choice;
    private final List<Operand> operands;
    private final @Nullable CallForm call;
    private final @Nullable NewForm made;
    private final Type returns;
    private final List<TypeParameter> parameters;
    private final Inference inference;

    private PendingCall(
            Elaboration elaboration,
            Overloads.Choice choice,
            List<Operand> operands,
            @Nullable CallForm call,
            @Nullable NewForm made,
            Type returns,
            List<TypeParameter> parameters) {
        this.elaboration = elaboration;
        this.choice = choice;
        this.operands = operands;
        this.call = call;
        this.made = made;
        this.returns = returns;
        this.parameters = parameters;
        this.inference = new Inference(elaboration.typing(), choice.candidate(), parameters);
    }

    PendingCall(
            Elaboration elaboration,
            Overloads.Choice choice,
            List<Operand> operands,
            CallForm form,
            List<Type> typeArguments) {
        this(
                elaboration,
                choice,
                operands,
                form,
                null,
                choice.candidate().method().returns(),
                choice.candidate().method().typeParameters());
        for (int i = 0; i < Math.min(typeArguments.size(), parameters.size()); i++) {
            inference.fix(parameters.get(i).name(), typeArguments.get(i));
        }
        learnFromTyped();
    }

    /// @param diamond the class's type parameters when they have to be inferred
    static PendingCall construction(
            Elaboration elaboration,
            Overloads.Choice choice,
            List<Operand> operands,
            NewForm form,
            Type.Declared made,
            List<TypeParameter> diamond) {
        List<TypeParameter> parameters = new ArrayList<>(diamond);
        parameters.addAll(choice.candidate().method().typeParameters());
        Type returns = diamond.isEmpty()
                ? made
                : new Type.Declared(
                        made.name(),
                        diamond.stream().<Type>map(TypeScope::variable).toList(),
                        true);
        PendingCall pending = new PendingCall(elaboration, choice, operands, null, form, returns, parameters);
        pending.learnFromTyped();
        return pending;
    }

    private Method method() {
        return choice.candidate().method();
    }

    private Type declared(int argument) {
        return argument < operands.size() && choice.candidate().takes(operands.size())
                ? choice.candidate().declared(argument, choice.spread())
                : Type.UNKNOWN;
    }

    private void learnFromTyped() {
        if (!inference.isGeneric()) {
            return;
        }
        for (int i = 0; i < operands.size(); i++) {
            if (!(operands.get(i) instanceof Operand.Waiting)) {
                inference.argument(declared(i), operands.get(i).shape());
            }
        }
    }

    /// Complete at once, unless its place can still say something.
    Operand settled() {
        boolean waits = inference.isOpen(returns);
        for (int i = 0; i < operands.size() && !waits; i++) {
            waits = !(operands.get(i) instanceof Operand.Done) && inference.isOpen(declared(i));
        }
        return waits ? this : new Operand.Done(finish(null));
    }

    @Override
    public Type shape() {
        if (call == null) {
            return inference.partial(returns);
        }
        return result();
    }

    private Type result() {
        if (call == null) {
            return made != null && made.explicit() ? Type.VOID : Types.upward(inference.partial(returns));
        }
        if (method().name().equals("getClass") && operands.isEmpty()) {
            Type receiver = call.owner() instanceof Type.Declared declared
                    ? elaboration.world().plain(declared.name())
                    : Type.OBJECT;
            return new Type.Declared("java.lang.Class", List.of(Types.wildcardUpper(receiver)), true);
        }
        if (method().name().equals("clone") && call.owner() instanceof Type.Array array) {
            return array;
        }
        return Types.upward(inference.partial(returns));
    }

    @Override
    public Expression finish(@Nullable Type target) {
        if (target != null && needsTargetFirst()) {
            inference.result(returns, target);
        }
        Expression[] arguments = new Expression[operands.size()];
        finishInOrder(arguments);
        if (target != null) {
            inference.result(returns, target);
        }
        inference.close(parameters);
        Callee callee = new Callee(method().id().owner(), method().name(), Optional.of(method().id()), choice.grade());
        List<Expression> all = List.of(arguments);
        if (call != null) {
            elaboration.count(choice.grade());
            return call.expression(callee, all, result());
        }
        return made == null ? all.getFirst() : made.expression(callee, all, made.explicit() ? Type.VOID : shape());
    }

    /// Whether an argument's own inputs hang on what the place wants.
    private boolean needsTargetFirst() {
        for (int i = 0; i < operands.size(); i++) {
            if (isBlocked(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlocked(int index) {
        return switch (operands.get(index)) {
            case Operand.Done _ -> false;
            case Operand.Waiting waiting ->
                elaboration.lambdas().inputs(waiting.tree(), declared(index)).stream()
                        .anyMatch(inference::isOpen);
            case PendingCall _ -> inference.isOpen(declared(index));
        };
    }

    /// Arguments whose inputs are known go first, as they may tell the others'.
    private void finishInOrder(Expression[] arguments) {
        for (int left = operands.size(); left > 0; left--) {
            int next = -1;
            for (int i = 0; i < arguments.length && (next < 0 || isBlocked(next)); i++) {
                if (arguments[i] == null && (next < 0 || !isBlocked(i))) {
                    next = i;
                }
            }
            Operand operand = operands.get(next);
            Type declared = declared(next);
            Expression finished = operand.finish(Types.downward(inference.partial(declared)));
            arguments[next] = finished;
            if (operand instanceof Operand.Waiting waiting) {
                elaboration.lambdas().learn(waiting.tree(), finished, declared, inference);
            } else if (operand instanceof PendingCall) {
                inference.argument(declared, finished.type());
            }
        }
    }
}
