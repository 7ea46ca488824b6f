package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Callee;
import dev.lintel.code.Grade;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.flow.heap.Closure;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Code;
import dev.lintel.flow.lower.Instruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs function objects: lambdas, method references, and objects of the target's own classes that implement a
/// function's interface.
final class Functions {
    private static final Set<String> COMBINING = Set.of("andThen", "compose", "negate", "and", "or", "reversed");

    private final Frame frame;
    private final Calls calls;

    Functions(Frame frame, Calls calls) {
        this.frame = frame;
        this.calls = calls;
    }

    boolean isFunction(Value value) {
        return !value.objects().isEmpty()
                && value.objects().stream().anyMatch(each -> {
                    Thing thing = frame.thing(each);
                    return thing != null && (thing.closure() != null || isOwnFunction(thing));
                });
    }

    private boolean isOwnFunction(Thing thing) {
        return thing.isExact() && thing.type().contains("$") && frame.types().isSource(thing.type());
    }

    /// The lambdas and method references that a value can be.
    Value closures(Value value) {
        if (value.objects().isEmpty()) {
            return Value.NOTHING;
        }
        Set<ObjectId> closures = new LinkedHashSet<>();
        for (ObjectId each : value.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null && thing.closure() != null) {
                closures.add(each);
            }
        }
        return closures.isEmpty() ? Value.NOTHING : value.onlyObjects().withObjects(closures);
    }

    /// Whether a call on a function runs it; default methods of its interface only make other functions.
    boolean isMeant(Invocation call) {
        return !COMBINING.contains(call.name())
                && call.callee()
                        .method()
                        .flatMap(frame.world().program()::method)
                        .filter(method -> method.is(Modifier.DEFAULT) || method.is(Modifier.STATIC))
                        .isEmpty();
    }

    /// The answers of all functions that the value can be, or nothing when none of them is known.
    Value run(Instruction at, Value function, List<Value> arguments) {
        Store before = frame.store();
        Store after = before;
        Value all = Value.NOTHING;
        for (ObjectId each : function.objects()) {
            Thing thing = frame.thing(each);
            if (thing == null) {
                continue;
            }
            frame.store(before);
            Value result = thing.closure() != null
                    ? closure(at, thing.closure(), arguments)
                    : own(at, Value.object(each), thing, arguments);
            all = all.or(result);
            after = after.or(frame.store());
        }
        frame.store(after);
        return all;
    }

    private Value closure(Instruction at, Closure closure, List<Value> arguments) {
        return switch (closure.made()) {
            case Instruction.Lambda lambda -> lambda(at, lambda, closure, arguments);
            case Instruction.Reference reference -> reference(at, reference, closure, arguments);
            default -> Value.NOTHING;
        };
    }

    private Value lambda(Instruction at, Instruction.Lambda lambda, Closure closure, List<Value> arguments) {
        Code code = lambda.code();
        if (!frame.run().canEnter(code)) {
            return Value.ANY;
        }
        List<Value> handed = new ArrayList<>(closure.held());
        for (int i = 0; i < code.parameters().size(); i++) {
            handed.add(i < arguments.size() ? arguments.get(i) : Value.ANY);
        }
        return calls.enter(at, code, handed, "lambda");
    }

    private Value reference(Instruction at, Instruction.Reference reference, Closure closure, List<Value> arguments) {
        Callee callee = reference.callee();
        if (callee.name().equals(Callee.CONSTRUCTOR) || callee.name().equals("new")) {
            String type = callee.owner().isEmpty() ? reference.on().erasure() : callee.owner();
            return calls.construct(at, "new", callee, Thing.fresh(type), arguments);
        }
        boolean isStatic = callee.method()
                .flatMap(frame.world().program()::method)
                .filter(method -> method.is(Modifier.STATIC))
                .isPresent();
        Value receiver =
                closure.held().isEmpty() ? Value.NOTHING : closure.held().getFirst();
        List<Value> rest = arguments;
        if (closure.held().isEmpty() && !isStatic && !arguments.isEmpty()) {
            receiver = arguments.getFirst();
            rest = arguments.subList(1, arguments.size());
        }
        Type type = callee.method()
                .flatMap(frame.world().program()::method)
                .map(Method::returns)
                .orElse(Type.UNKNOWN);
        return calls.invoke(new Invocation(at, callee, receiver, isStatic, false, rest, type, reference.on(), ""));
    }

    /// Calls a method of some object that the container made.
    void tell(Instruction at, MethodId listener, Value event) {
        Type owner = new Type.Declared(listener.owner(), List.of(), true);
        Callee callee = new Callee(listener.owner(), listener.name(), Optional.of(listener), Grade.EXACT);
        calls.invoke(new Invocation(
                at, callee, Value.open(listener.owner()), false, false, List.of(event), Type.VOID, owner, ""));
    }

    /// The one method of a class of the target's own that a caller of its interface can mean. A caller that nothing is
    /// known of hands over more than it takes.
    private Value own(Instruction at, Value self, Thing thing, List<Value> arguments) {
        Optional<MethodId> method = implementing(thing.type(), arguments.size());
        Optional<Code> code = method.flatMap(frame.world().codes()::of).filter(frame.run()::canEnter);
        if (code.isEmpty()) {
            return Value.NOTHING;
        }
        List<Value> handed = new ArrayList<>();
        if (code.get().self() != NONE) {
            handed.add(self);
        }
        handed.addAll(arguments.subList(
                0, Math.min(arguments.size(), code.get().parameters().size())));
        return calls.enter(at, code.get(), handed, code.get().name());
    }

    private Optional<MethodId> implementing(String type, int arity) {
        Optional<TypeDeclaration> declared = frame.world().program().type(type);
        if (declared.isEmpty() || declared.get().origin().isEmpty()) {
            return Optional.empty();
        }
        List<Method> fitting = declared.get().methods().stream()
                .filter(each -> !each.isConstructor() && each.hasBody())
                .filter(each -> !each.is(Modifier.STATIC) && !each.is(Modifier.PRIVATE))
                .filter(each -> each.parameters().size() <= arity)
                .toList();
        return fitting.stream()
                .max(Comparator.<Method, Boolean>comparing(each -> isOfLibrary(type, each))
                        .thenComparing(each -> each.parameters().size()))
                .map(Method::id);
    }

    /// Whether a library knows a method by one of its own types.
    private boolean isOfLibrary(String type, Method method) {
        return frame.world().supertypes(type).stream()
                .filter(each ->
                        !each.equals("java.lang.Object") && !frame.types().isSource(each))
                .flatMap(each -> frame.world().program().type(each).stream())
                .anyMatch(above -> above.methods(method.name()).stream()
                        .anyMatch(each ->
                                each.parameters().size() == method.parameters().size()));
    }
}
