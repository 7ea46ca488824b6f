package dev.lintel.code.value;

import static dev.lintel.code.value.ExpressionEvaluation.then;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Type;
import dev.lintel.code.value.BodyValues.Frame;
import dev.lintel.code.value.BodyValues.LambdaUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Origins through calls: property reads extend the path, known library calls hand on what they were given,
/// lambdas see the receiver's elements, everything else is an outcome of its own.
final class CallEvaluation {
    private static final Set<String> MAPS = Set.of("map", "mapToObj", "thenApply", "mapNotNull", "convert");
    private static final Set<String> FLAT_MAPS =
            Set.of("flatMap", "concatMap", "thenCompose", "flatMapMany", "flatMapSequential");
    private static final Set<String> MAKES_COLLECTION = Set.of("of", "copyOf");

    private final BodyValues values;
    private final Accessors accessors;
    private final ExpressionEvaluation expressions;

    CallEvaluation(BodyValues values, Accessors accessors, ExpressionEvaluation expressions) {
        this.values = values;
        this.accessors = accessors;
        this.expressions = expressions;
    }

    List<Origin> evaluate(Call call, Frame frame) {
        List<Origin> receiver = call.receiver()
                .map(each -> expressions.evaluate(each, frame))
                .orElseGet(() -> List.of(Origin.of(new Origin.Root.Self())));
        Type receiverType = call.receiver().map(Expression::type).orElse(Type.UNKNOWN);
        List<Origin> fromLambda = arguments(call, receiver, receiverType, frame);
        if (Containers.many(receiverType) || Containers.one(receiverType)) {
            return ofContainer(call, receiver, receiverType, fromLambda);
        }
        Optional<String> property = accessors.read(call);
        boolean ofClass =
                call.receiver().filter(Expression.TypeName.class::isInstance).isPresent();
        if (property.isPresent() && !ofClass && readsOwnData(receiver) && !KnownCalls.runsQuery(call.name())) {
            return then(receiver, property.get());
        }
        if (accessors.written(call).isPresent() && !call.type().equals(Type.VOID)) {
            return receiver;
        }
        return handedOn(call, receiver).orElseGet(() -> List.of(Origin.of(new Origin.Root.Outcome(call))));
    }

    /// A getter on an injected collaborator does work; on everything else it reads a property.
    private static boolean readsOwnData(List<Origin> receiver) {
        return receiver.stream()
                .noneMatch(origin -> origin.path().isEmpty()
                        && (origin.root() instanceof Origin.Root.Field
                                || origin.root() instanceof Origin.Root.Constant));
    }

    private Optional<List<Origin>> handedOn(Call call, List<Origin> receiver) {
        boolean bound = call.callee().method().isPresent() && isSource(call);
        if (bound) {
            return Optional.empty();
        }
        if (KnownCalls.givesArgument(call.name()) && !call.arguments().isEmpty()) {
            return Optional.of(values.of(call.arguments().getFirst()));
        }
        boolean ofCollection = MAKES_COLLECTION.contains(call.name())
                && Containers.many(call.type())
                && call.receiver().filter(Expression.TypeName.class::isInstance).isPresent();
        if (ofCollection || KnownCalls.collectsArguments(call.name())) {
            List<Origin> all = List.of();
            for (Expression argument : call.arguments()) {
                all = Environment.union(all, then(values.of(argument), Origin.COLLECTED));
            }
            return Optional.of(all);
        }
        boolean text = call.receiver()
                .filter(each -> each.type().is("java.lang.String") || each.type() instanceof Type.Primitive)
                .isPresent();
        boolean boxed = call.receiver()
                .filter(each -> each.type().erasure().startsWith("java.lang.") && !isOfThread(each.type())
                        || each.type().erasure().startsWith("java.math.")
                        || each.type().is("java.util.UUID")
                        || each.type() instanceof Type.Unknown)
                .isPresent();
        return (text || boxed) && KnownCalls.givesReceiver(call.name()) && !receiver.isEmpty()
                ? Optional.of(receiver)
                : Optional.empty();
    }

    /// What a thread holds is no part of the field that it is asked by.
    private static boolean isOfThread(Type type) {
        return type.is("java.lang.ThreadLocal") || type.is("java.lang.InheritableThreadLocal");
    }

    private static boolean isSource(Call call) {
        return call.receiver()
                        .filter(each -> each.type().erasure().startsWith("java."))
                        .isEmpty()
                && !call.callee().owner().startsWith("java.")
                && !call.callee().owner().startsWith("org.springframework.")
                && !call.callee().owner().startsWith("com.google.common.")
                && !call.callee().owner().startsWith("org.apache.commons.")
                && !call.callee().owner().startsWith("reactor.");
    }

    private static List<Origin> ofContainer(
            Call call, List<Origin> receiver, Type receiverType, List<Origin> fromLambda) {
        boolean many = Containers.many(receiverType);
        String name = call.name();
        if (MAPS.contains(name) || many && name.equals("computeIfAbsent")) {
            return many ? then(fromLambda, Origin.COLLECTED) : fromLambda;
        }
        if (FLAT_MAPS.contains(name)) {
            return fromLambda;
        }
        if (KnownCalls.givesElement(name)) {
            return then(receiver, Origin.ELEMENT);
        }
        if (many && (name.equals("get") || name.equals("getOrDefault"))) {
            return then(receiver, Origin.ELEMENT);
        }
        if (KnownCalls.givesReceiver(name)) {
            return receiver;
        }
        return List.of(Origin.of(new Origin.Root.Outcome(call)));
    }

    /// Evaluates the arguments; lambdas get the receiver (of at most one value) or its elements. Gives what they
    /// return.
    private List<Origin> arguments(Call call, List<Origin> receiver, Type receiverType, Frame frame) {
        boolean many =
                Containers.many(receiverType) && !receiverType.erasure().startsWith("reactor.core.publisher.Mono");
        List<Origin> first = many ? then(receiver, Origin.ELEMENT) : receiver;
        boolean container = many || Containers.one(receiverType);
        List<Origin> returned = List.of();
        for (Expression argument : call.arguments()) {
            switch (argument) {
                case Expression.Lambda lambda -> {
                    values.record(lambda, new LambdaUse(times(many, call.name()), container ? first : List.of()));
                    returned = Environment.union(
                            returned, expressions.lambda(lambda, container ? first : List.of(), frame));
                }
                case Expression.MethodReference reference -> {
                    expressions.evaluate(reference, frame);
                    values.record(reference, new LambdaUse(times(many, call.name()), container ? first : List.of()));
                    returned = Environment.union(returned, referenced(reference, container ? first : List.of()));
                }
                case Expression.New made -> {
                    values.record(made, new LambdaUse(times(many, call.name()), container ? first : List.of()));
                    List<Origin> given = expressions.handed(made, container ? first : List.of(), frame);
                    values.record(made, List.of(Origin.of(new Origin.Root.Outcome(made))));
                    returned = Environment.union(returned, given);
                }
                default -> expressions.evaluate(argument, frame);
            }
        }
        return returned;
    }

    private static LambdaUse.Times times(boolean many, String name) {
        boolean onceOnly = name.equals("orElseGet") || name.equals("collect") || name.equals("reduce");
        return many && !onceOnly ? LambdaUse.Times.PER_ELEMENT : LambdaUse.Times.ONCE;
    }

    /// `Order::getId` over `first` reads the property; anything else is an outcome of the reference.
    private static List<Origin> referenced(Expression.MethodReference reference, List<Origin> first) {
        Optional<String> property = Accessors.getterProperty(reference.callee().name());
        if (reference.receiver() instanceof Expression.TypeName && property.isPresent()) {
            return then(first, property.get());
        }
        if (reference.receiver() instanceof Expression.TypeName(Type.Declared type, long _)
                && reference.callee().method().filter(id -> id.arity() == 0).isPresent()
                && type.known()) {
            return then(first, reference.callee().name());
        }
        return List.of(Origin.of(new Origin.Root.Outcome(reference)));
    }
}
