package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Callee;
import dev.lintel.code.MethodId;
import dev.lintel.code.Type;
import dev.lintel.code.value.Constants.EnumConstant;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Code;
import dev.lintel.flow.lower.Instruction;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Calls: which bodies run, what is handed to them and what comes back; all else is left to [Library].
final class Calls {
    private final Frame frame;
    private final Fields fields;
    private final Library library;
    private final Functions functions;
    private final Implications implications;
    private final Map<Instruction, Outcome> outcomes = new IdentityHashMap<>(2);

    Calls(Frame frame, Fields fields) {
        this.frame = frame;
        this.fields = fields;
        this.functions = new Functions(frame, this);
        this.library = new Library(frame, fields, functions, this);
        this.implications = new Implications(frame, library);
    }

    /// What the one body that a call ran gave, for what it says about its arguments.
    Optional<Outcome> outcome(Instruction call) {
        return Optional.ofNullable(outcomes.get(call));
    }

    // ---- new

    Value made(Instruction.New made) {
        Thing fresh = Thing.fresh(made.type().erasure());
        for (Map.Entry<String, Integer> each : made.captured().entrySet()) {
            fresh = fresh.write(new Slot.Field("val$" + each.getKey()), frame.get(each.getValue()));
        }
        if (made.outer() != NONE) {
            fresh = fresh.write(new Slot.Field("outer$"), frame.get(made.outer()));
        }
        return construct(made, "", made.callee(), fresh, frame.get(made.arguments()));
    }

    /// A new object after its constructor has run.
    Value construct(Instruction at, String what, Callee callee, Thing empty, List<Value> arguments) {
        String type = empty.type();
        if (!frame.types().isSource(type)) {
            return library.made(at, what, callee, type, arguments);
        }
        frame.run().statics().touched(type);
        Value object = frame.make(at, what, frame.types().isCollection(type) ? empty.withSequence(List.of()) : empty);
        MethodId constructor = callee.method()
                .filter(each -> each.owner().equals(type))
                .orElse(new MethodId(type, Callee.CONSTRUCTOR, List.of()));
        Optional<Code> code = frame.world().codes().of(constructor);
        if (code.isEmpty() || !frame.run().canEnter(code.get())) {
            return object;
        }
        List<Value> handed = new ArrayList<>();
        handed.add(object);
        handed.addAll(fitted(at, arguments, callee, code.get().parameters().size()));
        Value result = enter(at, code.get(), handed, code.get().name());
        return result.isNothing() ? Value.NOTHING : object;
    }

    // ---- calls

    Value call(Instruction.Call call) {
        Value receiver = call.receiver() == NONE ? Value.NOTHING : frame.get(call.receiver());
        return invoke(new Invocation(
                call,
                call.callee(),
                receiver,
                call.receiver() == NONE,
                call.fixed(),
                frame.get(call.arguments()),
                call.type(),
                call.receiverType(),
                call.through()));
    }

    Value invoke(Invocation call) {
        outcomes.remove(call.at());
        if (!call.isStatic() && call.receiver().isNull()) {
            // It can only fail, unless our `null` stands for something that we did not see written.
            return Value.open(call.type().erasure());
        }
        Value closures = functions.closures(call.receiver());
        if (!closures.isNothing() && functions.isMeant(call)) {
            return functions.run(call.at(), closures, call.arguments());
        }
        Optional<Value> ofEnum = ofEnum(call);
        if (ofEnum.isPresent()) {
            return ofEnum.get();
        }
        List<Target> targets = targets(call);
        if (targets.isEmpty()) {
            return typed(implications.of(call, library.call(call)), call.type());
        }
        library.sinks(call);
        Value result = several(call, targets);
        return typed(result.isNothing() && mayLeave(call) ? library.call(call) : result, call.type());
    }

    /// Whether something else than the target's own classes can be called. A data source that wraps another one is
    /// the only class of ours that can arrive there, and is not what arrives.
    private boolean mayLeave(Invocation call) {
        return !call.isStatic()
                && call.receiver().isOpen()
                && !frame.types().isSource(call.callee().owner());
    }

    /// What a method of an enum gives that only gives a field back.
    private Optional<Value> ofEnum(Invocation call) {
        return call.isStatic() || call.arity() > 0
                ? Optional.empty()
                : call.callee()
                        .method()
                        .filter(each -> frame.types().isSource(each.owner()))
                        .flatMap(each -> frame.run().enums().flatMap(enums -> enums.given(call.receiver(), each)));
    }

    /// A body that a call can run, with the objects that it can run on.
    private record Target(MethodId method, Value receiver) {}

    private List<Target> targets(Invocation call) {
        Value receiver = call.receiver();
        Optional<MethodId> declared = call.callee().method();
        if (declared.isEmpty()) {
            return List.of();
        }
        if (call.isStatic() || call.fixed()) {
            frame.run().statics().touched(declared.get().owner());
            return frame.types().isSource(declared.get().owner())
                    ? frame.world()
                            .dispatch()
                            .implementation(declared.get().owner(), declared.get())
                            .or(() -> declared.filter(this::hasCode))
                            .map(method -> List.of(new Target(method, receiver)))
                            .orElse(List.of())
                    : List.of();
        }
        if (receiver.objects().isEmpty()) {
            return receiver.isOpen()
                    ? targets(dispatched(ofOpen(call), call, declared.get()), receiver)
                    : ofConstants(receiver, declared.get());
        }
        boolean open = receiver.isOpen();
        if (!open && receiver.objects().size() == 1) {
            return targets(bodies(receiver.objects().iterator().next(), call, declared.get()), receiver.onlyObjects());
        }
        Map<MethodId, Set<ObjectId>> byMethod = new LinkedHashMap<>();
        for (ObjectId each : receiver.objects()) {
            for (MethodId method : bodies(each, call, declared.get())) {
                byMethod.computeIfAbsent(method, _ -> new LinkedHashSet<>()).add(each);
            }
        }
        Set<MethodId> ofOpen = new LinkedHashSet<>();
        if (open) {
            ofOpen.addAll(dispatched(ofOpen(call), call, declared.get()));
            ofOpen.forEach(method -> byMethod.computeIfAbsent(method, _ -> new LinkedHashSet<>()));
        }
        List<Target> targets = new ArrayList<>();
        byMethod.forEach((method, objects) -> {
            Value self = receiver.withObjects(objects);
            targets.add(new Target(method, ofOpen.contains(method) ? self : self.onlyObjects()));
        });
        return targets;
    }

    /// The bodies that run on constants of an enum, of which each can have its own.
    private List<Target> ofConstants(Value constants, MethodId declared) {
        Map<MethodId, Value> byMethod = new LinkedHashMap<>();
        for (Object each : constants.constants()) {
            if (each instanceof EnumConstant(String type, String name)) {
                implementation(frame.world().typeOfConstant(type, name), declared)
                        .ifPresent(method -> byMethod.merge(method, Value.constant(each), Value::or));
            }
        }
        return byMethod.entrySet().stream()
                .map(each -> new Target(each.getKey(), each.getValue()))
                .toList();
    }

    private static List<Target> targets(List<MethodId> methods, Value self) {
        List<Target> targets = new ArrayList<>(methods.size());
        for (MethodId each : methods) {
            targets.add(new Target(each, self));
        }
        return targets;
    }

    /// The bodies that a call can run on one object, each once.
    private List<MethodId> bodies(ObjectId object, Invocation call, MethodId declared) {
        Thing thing = frame.thing(object);
        if (thing == null || thing.closure() != null) {
            return List.of();
        }
        return thing.isExact()
                ? implementation(thing.type(), declared).map(List::of).orElse(List.of())
                : dispatched(thing.type(), call, declared);
    }

    /// The type of what a receiver can be besides the objects. Where the knowledge took it for a text and
    /// the code for a class of its own, it was bound to that class: `request.bodyToMono(Order.class)`.
    private String ofOpen(Invocation call) {
        String type = call.receiver().type();
        String declared = call.receiverType().erasure();
        boolean bound = Types.isText(type) && frame.types().isSource(declared);
        return type.isEmpty() || bound ? declared : type;
    }

    private boolean hasCode(MethodId method) {
        return frame.world().codes().of(method).isPresent();
    }

    private Optional<MethodId> implementation(String type, MethodId declared) {
        Optional<MethodId> found = frame.world().dispatch().implementation(type, declared);
        return found.isPresent() ? found : frame.world().synthesised(type, declared);
    }

    private List<MethodId> dispatched(String type, Invocation call, MethodId declared) {
        String from = type.isEmpty() || type.equals("java.lang.Object")
                ? call.receiverType().erasure()
                : type;
        if (from.isEmpty()) {
            from = declared.owner();
        }
        List<MethodId> found = frame.world().dispatch().of(from, declared, call.through());
        List<String> constants = frame.world().typesOfConstants(from);
        if (!constants.isEmpty()) {
            Set<MethodId> all = new LinkedHashSet<>(found);
            constants.forEach(each -> implementation(each, declared).ifPresent(all::add));
            return List.copyOf(all);
        }
        return found.isEmpty() && frame.types().isSource(from)
                ? frame.world().synthesised(from, declared).stream().toList()
                : found;
    }

    private Value several(Invocation call, List<Target> targets) {
        Store before = frame.store();
        Store after = Store.EMPTY;
        Value all = Value.NOTHING;
        boolean returned = false;
        for (Target each : targets) {
            frame.store(before);
            Value result = one(call, each);
            if (!result.isNothing()) {
                all = all.or(result);
                after = returned ? after.or(frame.store()) : frame.store();
                returned = true;
            }
        }
        if (targets.size() > 1) {
            outcomes.remove(call.at());
        }
        if (returned) {
            frame.store(after);
        }
        return all;
    }

    private Value one(Invocation call, Target target) {
        List<Value> arguments = call.arguments();
        Optional<Code> code = frame.run().body(target.method());
        boolean worth = code.isPresent()
                && frame.run().canEnter(code.get())
                && (frame.run().isWorth(code.get()) || untrusted(target, arguments));
        if (!worth) {
            return skipped(call, target);
        }
        List<Value> handed = new ArrayList<>();
        if (code.get().self() != NONE) {
            handed.add(target.receiver());
        }
        handed.addAll(fitted(
                call.at(), arguments, call.callee(), code.get().parameters().size()));
        return enter(call.at(), code.get(), handed, code.get().name());
    }

    private boolean untrusted(Target target, List<Value> arguments) {
        boolean shared =
                frame.run().statics().isUntrusted() && frame.run().demand().reachesSink(target.method());
        boolean untrusted = shared || frame.isMarked(target.receiver());
        for (Value each : arguments) {
            untrusted = untrusted || frame.isMarked(each);
        }
        return untrusted;
    }

    /// A body that is not followed: what it was given may be in its answer, and what it was given may be changed.
    private Value skipped(Invocation call, Target target) {
        List<Value> arguments = call.arguments();
        Marks marks = frame.deep(target.receiver());
        for (Value each : arguments) {
            marks = marks.plus(frame.deep(each));
        }
        Marks handed = marks.mapTrails(trail -> trail.unsure());
        Store touched = frame.store().reachable(arguments);
        Store loosened = touched.map(
                object -> object, value -> value.onlyConstants() && !value.isNull() ? value.or(value.opened()) : value);
        frame.store(frame.store().replaced(loosened));
        String type = call.type().erasure();
        return type.equals("void")
                ? Value.constant(null)
                : Value.open(type, frame.types().isClean(type) ? handed.numbers() : handed);
    }

    /// The arguments as the parameters take them: those of variable arity as an array.
    List<Value> fitted(Instruction at, List<Value> arguments, Callee callee, int parameters) {
        if (parameters == 0 || arguments.size() < parameters - 1 || !frame.run().isVariable(callee)) {
            return arguments;
        }
        if (arguments.size() == parameters && isArray(arguments.getLast())) {
            return arguments;
        }
        List<Value> fitted = new ArrayList<>(arguments.subList(0, parameters - 1));
        List<Value> rest = arguments.subList(parameters - 1, arguments.size());
        fitted.add(frame.make(at, "arguments", Thing.sequence("java.lang.Object[]", rest)));
        return fitted;
    }

    private boolean isArray(Value value) {
        return value.type().endsWith("[]")
                || value.objects().stream().anyMatch(each -> {
                    Thing thing = frame.thing(each);
                    return thing != null && thing.type().endsWith("[]");
                });
    }

    /// Runs a body on some values and brings back its result and what it did to the objects.
    Value enter(Instruction at, Code code, List<Value> arguments, String says) {
        Span place = frame.at(at);
        List<Value> handed = new ArrayList<>(arguments.size());
        for (Value each : arguments) {
            handed.add(
                    each.marks().isEmpty()
                            ? each
                            : each.marked(marks -> Evaluation.stepped(marks, place, "is handed to `" + says + "`")));
        }
        Store slice = frame.store().reachable(handed);
        Context.Memo memo = frame.run().of(code, handed, slice);
        Outcome outcome = memo.outcome;
        frame.run().handed(slice.size() + outcome.store().size());
        frame.called(at, new Outcome.Inner(place, says, memo));
        if (!outcome.thrown().isNothing()) {
            frame.throwing(renamed(at, outcome.thrown(), slice));
        }
        if (!outcome.returned()) {
            return Value.NOTHING;
        }
        outcomes.put(at, outcome);
        Value result = renamed(at, outcome.result(), slice);
        frame.store(frame.store()
                .after(
                        slice,
                        outcome.store(),
                        object -> rename(at, object, slice),
                        value -> renamed(at, value, slice)));
        return result;
    }

    private ObjectId rename(Instruction at, ObjectId object, Store slice) {
        return isKnown(object, slice) ? object : frame.after(object, at);
    }

    private boolean isKnown(ObjectId object, Store slice) {
        return slice.has(object) || frame.run().statics().store().has(object);
    }

    private Value renamed(Instruction at, Value value, Store slice) {
        if (value.objects().isEmpty()) {
            return value;
        }
        boolean fresh = false;
        for (ObjectId each : value.objects()) {
            fresh |= !isKnown(each, slice);
        }
        if (!fresh) {
            return value;
        }
        Set<ObjectId> renamed = new LinkedHashSet<>();
        value.objects().forEach(each -> renamed.add(rename(at, each, slice)));
        return value.withObjects(renamed);
    }

    private Value typed(Value value, Type type) {
        return frame.types().isClean(type.erasure()) ? value.marked(Marks::numbers) : value;
    }

    void handedOut(Instruction at, Value answer) {
        new HandedOut(frame, functions).run(at, answer);
    }

    Library library() {
        return library;
    }

    Fields fields() {
        return fields;
    }
}
