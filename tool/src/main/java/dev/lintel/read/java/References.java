package dev.lintel.read.java;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Grade;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import dev.lintel.read.java.syntax.MethodSyntax;
import dev.lintel.read.java.syntax.Tree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Method references (JLS 15.13).
final class References {
    private final Elaboration elaboration;
    private final Map<Expression, Bound> bound = new IdentityHashMap<>();
    private final Map<Tree, Expression> receivers = new IdentityHashMap<>();

    /// @param parameters of the chosen method, with the receiver first when the reference leaves it open
    record Bound(List<Type> parameters, Type result) {}

    References(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    private Expression receiver(Tree.Reference reference) {
        Expression known = receivers.get(reference);
        if (known == null) {
            known = elaboration.names().qualifier(reference.receiver());
            known = known != null ? known : elaboration.expressions().expression(reference.receiver(), null);
            if (!elaboration.isSpeculative()) {
                receivers.put(reference, known);
            }
        }
        return known;
    }

    private List<Candidate> candidates(Tree.Reference reference) {
        Type type = receiver(reference).type();
        Candidates lookup =
                new Candidates(elaboration.typing(), elaboration.scopes().type());
        if (reference.name().equals(MethodSyntax.CONSTRUCTOR)) {
            return type instanceof Type.Declared declared ? lookup.constructors(declared) : List.of();
        }
        return lookup.of(type, reference.name());
    }

    /// Whether it names a single method, so that it can be typed before its place is known.
    boolean isExact(Tree.Reference reference) {
        return candidates(reference).size() == 1;
    }

    /// Whether some method that it may mean takes this many arguments; unknown methods take any.
    boolean takes(Tree.Reference reference, int arity) {
        List<Candidate> candidates = candidates(reference);
        boolean ofType = isOpenReceiver(reference);
        return candidates.isEmpty()
                || candidates.stream()
                        .anyMatch(each -> each.takes(arity)
                                || ofType && arity > 0 && !each.method().is(Modifier.STATIC) && each.takes(arity - 1));
    }

    private boolean isOpenReceiver(Tree.Reference reference) {
        return receiver(reference) instanceof Expression.TypeName
                && !reference.name().equals(MethodSyntax.CONSTRUCTOR);
    }

    Expression reference(Tree.Reference reference, @Nullable Type target) {
        Expression receiver = receiver(reference);
        List<Type> inputs = Descriptor.of(target, elaboration.typing())
                .map(Descriptor::parameters)
                .orElse(null);
        List<Candidate> candidates = candidates(reference);
        Type place = target == null ? Type.UNKNOWN : target;
        Optional<Overloads.Choice> choice = choose(reference, candidates, inputs, receiver);
        if (choice.isEmpty()) {
            return unbound(reference, receiver, place);
        }
        Method method = choice.get().candidate().method();
        Callee callee = new Callee(
                method.id().owner(),
                method.name(),
                Optional.of(method.id()),
                choice.get().grade());
        Expression made = new Expression.MethodReference(receiver, callee, place, reference.at());
        bound.put(made, bind(reference, choice.get().candidate(), inputs, receiver));
        return made;
    }

    private Expression unbound(Tree.Reference reference, Expression receiver, Type place) {
        Type type = receiver.type();
        boolean array = type instanceof Type.Array;
        boolean named = type instanceof Type.Declared && elaboration.typing().isIncomplete(type);
        Callee callee = new Callee(
                named ? type.erasure() : "", reference.name(), Optional.empty(), named ? Grade.NAME : Grade.UNKNOWN);
        Expression made = new Expression.MethodReference(receiver, callee, place, reference.at());
        if (reference.name().equals(MethodSyntax.CONSTRUCTOR) && (named || array)) {
            bound.put(made, new Bound(List.of(), type));
        }
        return made;
    }

    private Optional<Overloads.Choice> choose(
            Tree.Reference reference, List<Candidate> candidates, @Nullable List<Type> inputs, Expression receiver) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        if (candidates.size() == 1 || inputs == null) {
            Grade grade = candidates.size() == 1 ? Grade.EXACT : Grade.OWNER;
            return Optional.of(new Overloads.Choice(candidates.getFirst(), false, grade));
        }
        boolean open = isOpenReceiver(reference);
        List<Candidate> direct = new ArrayList<>();
        List<Candidate> through = new ArrayList<>();
        for (Candidate each : candidates) {
            boolean isStatic =
                    each.method().is(Modifier.STATIC) || each.method().isConstructor();
            if (!open || isStatic) {
                direct.add(each);
            } else {
                through.add(each);
            }
        }
        List<Candidate> fitting = taking(direct, inputs.size());
        if (!fitting.isEmpty()) {
            Optional<Overloads.Choice> found = elaboration.overloads().choose(fitting, operands(inputs, receiver.at()));
            if (found.isPresent() && (through.isEmpty() || found.get().grade() == Grade.EXACT)) {
                return found;
            }
        }
        if (!inputs.isEmpty()) {
            List<Candidate> rest = taking(through, inputs.size() - 1);
            if (!rest.isEmpty()) {
                return elaboration.overloads().choose(rest, operands(inputs.subList(1, inputs.size()), receiver.at()));
            }
        }
        return Optional.of(new Overloads.Choice(candidates.getFirst(), false, Grade.OWNER));
    }

    private static List<Candidate> taking(List<Candidate> candidates, int count) {
        return candidates.stream().filter(each -> each.takes(count)).toList();
    }

    private static List<Operand> operands(List<Type> types, long at) {
        return types.stream()
                .<Operand>map(each -> new Operand.Done(new Expression.Variable("", each, at)))
                .toList();
    }

    private Bound bind(
            Tree.Reference reference, Candidate candidate, @Nullable List<Type> inputs, Expression receiver) {
        Method method = candidate.method();
        boolean leavesReceiver = isOpenReceiver(reference) && !method.is(Modifier.STATIC);
        Candidate seen = leavesReceiver && inputs != null && !inputs.isEmpty()
                ? throughFirst(candidate, inputs.getFirst(), receiver.type())
                : candidate;
        Type result = receiver.type();
        List<TypeParameter> variables = new ArrayList<>(method.typeParameters());
        if (method.isConstructor()) {
            Members made = elaboration.typing().members(receiver.type());
            boolean raw = receiver.type() instanceof Type.Declared declared
                    && declared.arguments().isEmpty();
            if (made != null && raw && !made.parameters().isEmpty()) {
                variables.addAll(made.parameters());
                result = new Type.Declared(
                        made.name(),
                        made.parameters().stream()
                                .<Type>map(TypeScope::variable)
                                .toList(),
                        true);
            }
        } else {
            result = method.returns();
        }
        Inference inference = new Inference(elaboration.typing(), seen, variables);
        List<Type> parameters = new ArrayList<>();
        if (leavesReceiver) {
            parameters.add(receiver.type());
        }
        int skipped = parameters.size();
        for (int i = 0; i < method.parameters().size(); i++) {
            Type declared = method.parameters().get(i).type();
            if (inputs != null && i + skipped < inputs.size()) {
                inference.argument(declared, inputs.get(i + skipped));
            }
            parameters.add(Types.downward(inference.partial(declared)));
        }
        inference.close(variables);
        return new Bound(parameters, Types.upward(inference.partial(result)));
    }

    /// `Map.Entry::getKey` on a `Map.Entry<K, V>`: the raw type gets the first input's arguments.
    private Candidate throughFirst(Candidate candidate, Type first, Type receiver) {
        if (!(receiver instanceof Type.Declared declared)
                || !declared.arguments().isEmpty()) {
            return candidate;
        }
        Type.Declared owner =
                elaboration.typing().asSuper(first, candidate.method().id().owner());
        Members members = elaboration
                .world()
                .members(candidate.method().id().owner(), elaboration.typing().module());
        return owner == null || members == null
                ? candidate
                : new Candidate(candidate.method(), members.seen(owner.arguments()));
    }

    void learn(Expression finished, Descriptor descriptor, Inference inference) {
        Bound found = bound.get(finished);
        if (found == null) {
            return;
        }
        boolean single = finished instanceof Expression.MethodReference reference
                && reference.callee().grade() == Grade.EXACT;
        for (int i = 0;
                single
                        && i
                                < Math.min(
                                        found.parameters().size(),
                                        descriptor.parameters().size());
                i++) {
            if (inference.isOpen(descriptor.parameters().get(i))) {
                inference.argument(
                        descriptor.parameters().get(i), found.parameters().get(i));
            }
        }
        inference.argument(descriptor.result(), found.result());
    }
}
