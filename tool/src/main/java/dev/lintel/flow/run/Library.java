package dev.lintel.flow.run;

import dev.lintel.code.Callee;
import dev.lintel.code.Type;
import dev.lintel.code.value.Constants.EnumConstant;
import dev.lintel.code.value.EventListeners;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Trail;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.Role;
import dev.lintel.flow.knowledge.Rules;
import dev.lintel.flow.lower.Instruction;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Calls that leave the target's code. What the engine models itself (text, containers, reflection) comes first,
/// then what the knowledge says, then the cautious default: what goes in may come out and stay in the receiver.
final class Library {
    /// `getClientByClientId(id)`: what is kept under a key is not made of the key.
    private static final Pattern LOOKS_UP = Pattern.compile("(get|find|load|fetch|lookup|read)\\w*By[A-Z]\\w*");

    /// Parameters of functions that libraries call.
    private static final int MOST_HANDED = 4;

    private final Frame frame;
    private final Effects effects;
    private final Functions functions;
    private final Sinks sinks;
    private final Strings strings;
    private final TextBuilders builders;
    private final Containers containers;
    private final MapCopies copies;
    private final Collecting collecting;
    private final Reflection reflection;
    private final FilePaths paths;
    private final Tails tails;

    Library(Frame frame, Fields fields, Functions functions, Calls calls) {
        this.frame = frame;
        this.functions = functions;
        AccessPaths places = new AccessPaths(frame, fields);
        this.effects = new Effects(frame, places, functions);
        this.sinks = new Sinks(frame, places);
        this.strings = new Strings(frame);
        this.builders = new TextBuilders(frame);
        this.containers = new Containers(frame, fields);
        this.copies = new MapCopies(frame, functions);
        this.collecting = new Collecting(frame, fields, functions);
        this.reflection = new Reflection(frame, calls);
        this.paths = new FilePaths(frame);
        this.tails = new Tails(frame);
    }

    /// What the knowledge says of a call with these values; empty when it does not speak of it.
    Optional<List<Role>> roles(Invocation call) {
        Callee callee = arriving(call);
        Optional<Rules> rules = callee == call.callee()
                ? frame.run().rules(callee, call.arity())
                : frame.world().rules(callee, call.arity());
        return rules.flatMap(known -> known.roles(index -> {
            Object constant = call.argument(index).single();
            return switch (constant) {
                case null -> Optional.empty();
                case EnumConstant(String _, String name) -> Optional.of(name);
                case Object other -> other == Value.NULL ? Optional.empty() : Optional.of(other);
            };
        }));
    }

    /// The callee as the type that arrives has it, or else the variable: `Random random = new SecureRandom()` is no
    /// `Random`, and neither is what a parameter of type `SecureRandom` inherits.
    private Callee arriving(Invocation call) {
        Callee callee = call.callee();
        String type = arrivingType(call);
        boolean narrower = !type.isEmpty()
                && !type.equals(callee.owner())
                && !frame.types().isSource(type)
                && frame.types().inherits(type, callee.owner());
        return narrower ? new Callee(type, callee.name(), callee.method(), callee.grade()) : callee;
    }

    private String arrivingType(Invocation call) {
        if (call.receiver().objects().size() != 1 || call.receiver().isOpen()) {
            return call.receiverType().erasure();
        }
        Thing thing = frame.thing(call.receiver().objects().iterator().next());
        return thing == null ? "" : thing.type();
    }

    void sinks(Invocation call) {
        roles(call).ifPresent(roles -> sinks.look(call, roles));
    }

    Value call(Invocation call) {
        Optional<List<Role>> roles = roles(call);
        roles.ifPresent(known -> sinks.look(call, known));
        Value modelled = modelled(call);
        if (modelled != null) {
            return roles.map(known -> effects.after(call, known, modelled)).orElse(modelled);
        }
        if (EventListeners.isPublished(call.callee().owner(), call.name(), call.arity())) {
            publish(call);
        }
        if (roles.isPresent()) {
            runHandedOver(call, roles.get());
            return tails.of(call, paths.named(call, effects.apply(call, roles.get(), Value.NOTHING)));
        }
        return unknown(call);
    }

    /// Everyone hears of an event before the call returns, or soon after.
    private void publish(Invocation call) {
        Value event = call.argument(0);
        Set<String> types = new LinkedHashSet<>();
        types.add(event.isOpen() ? event.type() : "");
        for (ObjectId each : event.objects()) {
            Thing thing = frame.thing(each);
            types.add(thing == null ? "" : thing.type());
        }
        types.stream()
                .flatMap(each -> frame.world().listeners().of(each).stream())
                .map(EventListeners.Listener::method)
                .distinct()
                .forEach(each -> functions.tell(call.at(), each, event));
    }

    /// Functions of which the knowledge does not say what they are given: they run all the same.
    private void runHandedOver(Invocation call, List<Role> roles) {
        if (roles.stream().anyMatch(Role.Run.class::isInstance)) {
            return;
        }
        for (Value each : call.arguments()) {
            if (functions.isFunction(each)) {
                functions.run(call.at(), each, Collections.nCopies(MOST_HANDED, Value.open("")));
            }
        }
    }

    /// An object of a library's class.
    Value made(Instruction at, String what, Callee callee, String type, List<Value> arguments) {
        Invocation call = new Invocation(
                at,
                callee.owner().isEmpty()
                        ? new Callee(type, Callee.CONSTRUCTOR, callee.method(), callee.grade())
                        : callee,
                Value.NOTHING,
                false,
                false,
                arguments,
                Type.VOID,
                new Type.Declared(type, List.of(), true),
                "");
        if (type.equals("java.lang.String")) {
            Optional<List<Role>> roles = roles(call);
            return arguments.isEmpty() ? Value.constant("") : strings.made(call, roles);
        }
        List<Value> copied = containers.copied(type, arguments);
        if (copied != null) {
            return frame.make(at, what, Thing.sequence(type, copied));
        }
        Optional<List<Role>> roles = roles(call);
        Thing empty = frame.types().isCollection(type) ? Thing.sequence(type, List.of()) : Thing.fresh(type);
        boolean modelled = builders.isBuilder(type)
                || frame.types().isCollection(type)
                || frame.types().isMap(type);
        if (roles.isEmpty() && !modelled) {
            Marks marks = Marks.NONE;
            for (Value each : arguments) {
                marks = marks.plus(frame.deep(each));
            }
            empty = empty.withRest(Value.open("", marks.mapTrails(Trail::unsure)));
        }
        Value object = frame.make(at, what, empty);
        Invocation on = call.on(object);
        roles.ifPresent(known -> sinks.look(on, known));
        if (builders.isBuilder(type)) {
            builders.made(on);
            return object;
        }
        Value wrapped = roles.map(known -> effects.wrapped(on, known)).orElse(Value.NOTHING);
        if (!wrapped.isNothing()) {
            return wrapped;
        }
        boolean copy = copies.made(on);
        roles.map(known -> copy ? ofKeys(known) : known).ifPresent(known -> effects.apply(on, known, Value.NOTHING));
        return paths.named(on, object);
    }

    private @org.jspecify.annotations.Nullable Value modelled(Invocation call) {
        Value result = first(call);
        result = result != null ? result : strings.call(call);
        result = result != null ? result : builders.call(call);
        result = result != null ? result : copied(call);
        result = result != null ? result : containers.call(call);
        result = result != null ? result : collecting.call(call);
        return result != null ? result : reflection.call(call);
    }

    /// `Objects.requireNonNullElse(order, "id")` is the first one where that is surely something.
    private static @org.jspecify.annotations.Nullable Value first(Invocation call) {
        if (!call.isStatic() || !call.name().startsWith("requireNonNullElse")) {
            return null;
        }
        Value first = call.argument(0);
        boolean there =
                !first.isOpen() && !first.isNothing() && !first.constants().contains(Value.NULL);
        return there ? first : null;
    }

    private @org.jspecify.annotations.Nullable Value copied(Invocation call) {
        Value copied = copies.call(call);
        if (copied != null) {
            roles(call).ifPresent(known -> effects.apply(call, ofKeys(known), Value.NOTHING));
        }
        return copied;
    }

    /// What the knowledge says of a map's keys alone.
    private static List<Role> ofKeys(List<Role> roles) {
        return roles.stream()
                .filter(role -> role instanceof Role.Pass pass
                        && !pass.to().whole()
                        && pass.to().steps().getFirst() instanceof AccessPath.Step.Field(String name)
                        && name.equals("keys"))
                .toList();
    }

    /// A call of which nothing is known.
    private Value unknown(Invocation call) {
        String type = call.type().erasure();
        boolean own = frame.types().isSource(call.callee().owner());
        if (own) {
            sinks.look(call, frame.world().declaredClients().sinks(call.callee().method()));
        }
        Marks marks = Marks.NONE;
        if (!own) {
            sinks.lookUnknown(call);
            marks = frame.deep(call.receiver());
            if (!LOOKS_UP.matcher(call.callee().name()).matches()) {
                for (Value each : call.arguments()) {
                    marks = marks.plus(frame.deep(each));
                }
            }
            marks = marks.mapTrails(Trail::unsure);
        }
        Marks into = marks;
        for (Value each : call.arguments()) {
            if (functions.isFunction(each)) {
                Value answer = functions.run(call.at(), each, Collections.nCopies(MOST_HANDED, Value.open("", into)));
                marks = marks.plus(frame.deep(answer));
            }
        }
        if (isStart(call)) {
            functions.run(call.at(), call.receiver(), List.of());
        }
        if (!into.isEmpty()) {
            keep(call.receiver(), into);
        }
        return frame.given(call.at(), type, marks);
    }

    /// A thread of the target's own, which runs what it is.
    private static boolean isStart(Invocation call) {
        return call.name().equals("start")
                && call.arity() == 0
                && call.callee().owner().equals("java.lang.Thread");
    }

    private void keep(Value receiver, Marks marks) {
        for (ObjectId each : receiver.objects()) {
            frame.store(frame.store().change(each, thing -> {
                Value rest = thing.rest().or(Value.open("", marks));
                return rest.equals(thing.rest()) ? thing : thing.withRest(rest);
            }));
        }
    }
}
