package dev.lintel.read.java;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Grade;
import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Method and constructor calls: finds the receiver and the candidates, and lets [Overloads] choose.
final class Calls {
    private final Elaboration elaboration;

    Calls(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    Operand begin(Tree.Call call) {
        return switch (call.function()) {
            case Tree.Name name when name.id().equals("this") || name.id().equals("super") -> explicit(call, name);
            case Tree.Name name -> unqualified(call, name);
            case Tree.Select select when select.name().equals("super") -> explicit(call, select);
            case Tree.Select select -> qualified(call, select);
            default -> new Operand.Done(new Expression.Unread("", Type.UNKNOWN, call.at()));
        };
    }

    private List<Operand> operands(List<Tree> arguments) {
        List<Operand> operands = new ArrayList<>(arguments.size());
        for (Tree each : arguments) {
            operands.add(elaboration.expressions().begin(each));
        }
        return operands;
    }

    private Candidates candidates() {
        return new Candidates(elaboration.typing(), elaboration.scopes().type());
    }

    private Operand qualified(Tree.Call call, Tree.Select select) {
        Expression receiver = elaboration.names().qualifier(select.target());
        if (receiver == null) {
            receiver = elaboration.expressions().expression(select.target(), null);
        }
        List<Operand> operands = operands(call.arguments());
        Type type = receiverType(receiver);
        List<Candidate> candidates = candidates().of(type, select.name());
        return bind(call, Optional.of(receiver), select.name(), type, candidates, operands);
    }

    /// `new Object() { void go() {} }.go()` calls a method that only the anonymous class has.
    private Type receiverType(Expression receiver) {
        return receiver instanceof Expression.New made && made.anonymous().isPresent()
                ? elaboration.world().plain(made.anonymous().get())
                : receiver.type();
    }

    /// A call without receiver: the innermost class that has a method of that name, then static imports (JLS
    /// 15.12.1).
    private Operand unqualified(Tree.Call call, Tree.Name name) {
        List<Operand> operands = operands(call.arguments());
        Candidates lookup = candidates();
        Type incomplete = null;
        for (SourceType type = elaboration.scopes().type(); type != null; type = type.outer()) {
            List<Candidate> found = lookup.of(type.self(), name.id());
            if (!found.isEmpty()) {
                return bind(call, Optional.empty(), name.id(), type.self(), found, operands);
            }
            if (incomplete == null && elaboration.typing().isIncomplete(type.self())) {
                incomplete = type.self();
            }
        }
        return imported(call, name, operands, incomplete);
    }

    private Operand imported(Tree.Call call, Tree.Name name, List<Operand> operands, @Nullable Type incomplete) {
        FileScope file = elaboration.scopes().type().file();
        List<Candidate> found = new ArrayList<>();
        for (String owner : file.staticOwners(name.id())) {
            found.addAll(candidates().of(elaboration.world().plain(owner), name.id()));
        }
        if (found.isEmpty() && !file.staticOwners(name.id()).isEmpty()) {
            Type owner = elaboration.world().named(file.staticOwners(name.id()).getFirst(), file.module());
            return bind(call, Optional.empty(), name.id(), owner, List.of(), operands);
        }
        if (found.isEmpty()) {
            for (String owner : file.staticOnDemand()) {
                found.addAll(candidates().of(elaboration.world().plain(owner), name.id()));
            }
        }
        Type owner = incomplete == null ? Type.UNKNOWN : incomplete;
        return bind(call, Optional.empty(), name.id(), owner, found, operands);
    }

    private Operand bind(
            Tree.Call call,
            Optional<Expression> receiver,
            String name,
            Type owner,
            List<Candidate> candidates,
            List<Operand> operands) {
        Optional<Overloads.Choice> choice = elaboration.overloads().choose(candidates, operands);
        boolean misfit = choice.isPresent()
                && !choice.get().candidate().takes(operands.size())
                && elaboration.typing().isIncomplete(owner);
        if (choice.isEmpty() || misfit) {
            return new Operand.Done(unbound(call, receiver, name, owner, operands));
        }
        List<Type> typeArguments = call.typeArguments().stream()
                .map(each -> elaboration.expressions().type(each))
                .toList();
        PendingCall pending = new PendingCall(
                elaboration, choice.get(), operands, new CallForm(receiver, owner, call.at()), typeArguments);
        return pending.settled();
    }

    private Expression unbound(
            Tree.Call call, Optional<Expression> receiver, String name, Type owner, List<Operand> operands) {
        List<Expression> arguments =
                operands.stream().map(each -> each.finish(null)).toList();
        Type.Declared named = Typing.receiver(owner);
        String absent = named != null && elaboration.typing().isIncomplete(named) ? named.name() : "";
        Grade grade = absent.isEmpty() ? Grade.UNKNOWN : Grade.NAME;
        elaboration.count(grade);
        Callee callee = new Callee(absent, name, Optional.empty(), grade);
        return new Expression.Call(receiver, callee, arguments, Type.UNKNOWN, call.at());
    }

    /// `this(..)`, `super(..)`, `outer.super(..)`.
    private Operand explicit(Tree.Call call, Tree function) {
        SourceType type = elaboration.scopes().type();
        boolean own = function instanceof Tree.Name name && name.id().equals("this");
        Type target = own ? type.self() : elaboration.names().superclass(type);
        return construct(target, operands(call.arguments()), new NewForm(Optional.empty(), true, call.at()), false);
    }

    Operand begin(Tree.Instance instance) {
        Type type = made(instance);
        List<Operand> operands = operands(instance.arguments());
        Optional<String> anonymous = Optional.empty();
        if (instance.body() != null) {
            anonymous = elaboration.localTypes().anonymous(instance.body());
        }
        boolean diamond = instance.type() instanceof Tree.Parameterised generic
                && generic.arguments().isEmpty();
        return construct(type, operands, new NewForm(anonymous, false, instance.at()), diamond);
    }

    private Type made(Tree.Instance instance) {
        if (instance.outer() != null) {
            Expression outer = elaboration.expressions().expression(instance.outer(), null);
            Tree named = instance.type() instanceof Tree.Parameterised generic ? generic.base() : instance.type();
            if (outer.type() instanceof Type.Declared declared && named instanceof Tree.Name simple) {
                return elaboration
                        .world()
                        .memberType(
                                declared.name(),
                                simple.id(),
                                elaboration.typing().module())
                        .orElse(Type.UNKNOWN);
            }
        }
        return elaboration.expressions().type(instance.type());
    }

    private Operand construct(Type type, List<Operand> operands, NewForm form, boolean diamond) {
        Members members = elaboration.typing().members(type);
        if (!(type instanceof Type.Declared declared) || members == null || members.isInterface()) {
            List<Expression> arguments =
                    operands.stream().map(each -> each.finish(null)).toList();
            boolean named = type instanceof Type.Declared;
            Callee callee = new Callee(
                    named ? type.erasure() : "",
                    Callee.CONSTRUCTOR,
                    Optional.empty(),
                    members != null ? Grade.EXACT : named ? Grade.NAME : Grade.UNKNOWN);
            return new Operand.Done(form.expression(callee, arguments, type));
        }
        Type.Declared owner = diamond ? new Type.Declared(declared.name(), List.of(), true) : declared;
        Optional<Overloads.Choice> choice =
                elaboration.overloads().choose(candidates().constructors(owner), operands);
        if (choice.isEmpty()) {
            List<Expression> arguments =
                    operands.stream().map(each -> each.finish(null)).toList();
            Callee callee = new Callee(declared.name(), Callee.CONSTRUCTOR, Optional.empty(), Grade.OWNER);
            return new Operand.Done(form.expression(callee, arguments, type));
        }
        PendingCall pending = PendingCall.construction(
                elaboration, choice.get(), operands, form, declared, diamond ? members.parameters() : List.of());
        return pending.settled();
    }
}
