package dev.lintel.flow.run;

import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.AccessPath.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands at the paths that the knowledge names of a call, `arg0.name` or `this[*]`, and what comes to stand
/// there.
final class AccessPaths {
    /// How deep objects from outside are taken apart.
    private static final int DEEPEST = 4;

    private final Frame frame;
    private final Fields fields;

    AccessPaths(Frame frame, Fields fields) {
        this.frame = frame;
        this.fields = fields;
    }

    /// What stands at a path, before or while the call is made.
    Value read(Invocation call, AccessPath path, Value result) {
        Value value = root(call, path, result);
        for (Step step : path.steps()) {
            value = read(call, value, step);
        }
        return value;
    }

    private static Value root(Invocation call, AccessPath path, Value result) {
        return switch (path.root()) {
            case AccessPath.Root.This _ -> call.receiver();
            case AccessPath.Root.Argument argument -> call.argument(argument.index());
            case AccessPath.Root.EveryArgument _ -> every(call);
            case AccessPath.Root.Result _ -> result;
        };
    }

    private static Value every(Invocation call) {
        Value all = Value.NOTHING;
        for (Value each : call.arguments()) {
            all = all.or(each);
        }
        return all;
    }

    private Value read(Invocation call, Value value, Step step) {
        if (value.isNothing() || value.isNull()) {
            return Value.NOTHING;
        }
        return switch (step) {
            case Step.Field field -> field(value, field.name());
            case Step.Elements _, Step.Append _ -> fields.elements(value, "");
            case Step.Key key -> at(value, Value.constant(key.key()));
            case Step.Named named -> at(value, call.argument(named.argument()));
        };
    }

    private Value field(Value value, String name) {
        Value all = Value.NOTHING;
        Slot slot = new Slot.Field(name);
        for (ObjectId each : value.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null) {
                all = all.or(thing.read(slot));
            }
        }
        return value.isOpen() ? all.or(Value.open("", value.marks())) : all;
    }

    /// A part of something from outside that is an object is the same object each time: the session of a request.
    Value kept(Invocation call, AccessPath path, Value read) {
        String type = call.type().erasure();
        boolean isPart = path.steps().size() == 1
                && path.steps().getFirst() instanceof Step.Field
                && read.isOpen()
                && read.objects().isEmpty();
        if (!isPart
                || type.isEmpty()
                || type.equals("java.lang.Object")
                || frame.types().isPlain(type)) {
            return read;
        }
        Value whole = root(call, path, Value.NOTHING);
        Value kept = whole.isOpen() ? read : Value.NOTHING;
        Slot slot = new Slot.Field(((Step.Field) path.steps().getFirst()).name());
        for (ObjectId each : whole.objects()) {
            Thing thing = frame.thing(each);
            if (thing == null || !thing.read(slot).isOpen() || each.depth() >= DEEPEST) {
                kept = thing == null ? kept : kept.or(thing.read(slot));
                continue;
            }
            Value part = Value.object(frame.run().objects().inside(each, slot.toString()));
            part.objects()
                    .forEach(object -> frame.store(frame.store()
                            .with(
                                    object,
                                    Thing.given(
                                            type,
                                            Value.open("", thing.read(slot).marks())))));
            frame.store(frame.store().change(each, before -> before.write(slot, part)));
            kept = kept.or(part);
        }
        return kept;
    }

    private Value at(Value value, Value position) {
        Integer index = position.string() != null ? number(position.string()) : null;
        boolean list = index != null
                && value.objects().stream().anyMatch(each -> {
                    Thing thing = frame.thing(each);
                    return thing != null && thing.sequence() != null;
                });
        return fields.at(value, list ? Value.constant(index) : position, "");
    }

    private static @Nullable Integer number(String text) {
        return text.length() < 5 && !text.isEmpty() && text.chars().allMatch(Character::isDigit)
                ? Integer.valueOf(text)
                : null;
    }

    /// Something stands at a path after the call; what is written there twice is both.
    void write(Invocation call, AccessPath path, Value value, Effects.Answer answer) {
        boolean again = !answer.targets.add(path);
        if (path.root() instanceof AccessPath.Root.Result) {
            if (path.whole()) {
                answer.value = answer.written ? answer.value.or(value) : value;
                answer.written |= !value.isNothing();
                return;
            }
            if (!answer.written) {
                answer.value = container(call, path.steps().getFirst());
                answer.written = true;
            }
            write(call, answer.value, path.steps(), value, again);
            return;
        }
        Value root = root(call, path, Value.NOTHING);
        if (path.whole()) {
            mix(root, value);
        } else {
            write(call, root, path.steps(), value, again);
        }
    }

    /// The whole of an object takes in a value: what is untrusted there is untrusted in the object.
    void mix(Value root, Value value) {
        Marks marks = frame.deep(value);
        for (ObjectId each : root.objects()) {
            frame.store(frame.store().change(each, thing -> {
                Thing changed = thing;
                for (ObjectId other : value.objects()) {
                    Thing source = frame.thing(other);
                    if (source != null && !other.equals(each)) {
                        for (var slot : source.slots().entrySet()) {
                            changed = changed.writeToo(slot.getKey(), slot.getValue());
                        }
                    }
                }
                if (marks.isEmpty()) {
                    return changed;
                }
                Value rest = changed.rest().isNull()
                        ? Value.open("", marks)
                        : changed.rest().or(Value.open("", marks));
                return changed.withRest(rest);
            }));
        }
    }

    private Value container(Invocation call, Step first) {
        String type = call.type().erasure();
        Thing empty = first instanceof Step.Append && !type.endsWith("Map")
                ? Thing.sequence(type, List.of())
                : Thing.fresh(type);
        return frame.make(call.at(), "given", empty);
    }

    private void write(Invocation call, Value root, List<Step> steps, Value value, boolean again) {
        Value at = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = inner(call, at, steps.get(i), steps.get(i + 1));
        }
        if (value.isNothing()) {
            return;
        }
        switch (steps.getLast()) {
            case Step.Field field ->
                fields.write(at, new Slot.Field(field.name()), again ? value.or(field(at, field.name())) : value);
            case Step.Elements _ -> mixed(at, value);
            case Step.Append _ -> append(at, value);
            case Step.Key key -> fields.put(at, Value.constant(key.key()), value);
            case Step.Named named -> {
                Value position = call.argument(named.argument());
                fields.put(at, position, again ? value.or(fields.at(at, position, "")) : value);
            }
        }
    }

    /// The object that a step leads to, made when nothing is there yet.
    private Value inner(Invocation call, Value at, Step step, Step next) {
        Value there = read(call, at, step);
        if (!there.objects().isEmpty()) {
            return there;
        }
        Value all = Value.NOTHING;
        for (ObjectId each : at.objects()) {
            ObjectId inner = frame.run().objects().inside(each, step.toString());
            if (!frame.store().has(inner) || !there.isOpen()) {
                Thing empty =
                        next instanceof Step.Append ? Thing.sequence("java.util.List", List.of()) : Thing.fresh("");
                Marks marks = there.marks();
                frame.store(frame.store().with(inner, there.isOpen() ? Thing.given("", Value.open("", marks)) : empty));
            }
            Value object = Value.object(inner);
            switch (step) {
                case Step.Field field ->
                    frame.store(frame.store().change(each, thing -> thing.write(new Slot.Field(field.name()), object)));
                case Step.Key key -> fields.put(at, Value.constant(key.key()), object);
                case Step.Named named -> fields.put(at, call.argument(named.argument()), object);
                case Step.Elements _, Step.Append _ -> mixed(Value.object(each), object);
            }
            all = all.or(object);
        }
        return all;
    }

    private void mixed(Value container, Value value) {
        for (ObjectId each : container.objects()) {
            frame.store(frame.store().change(each, thing -> {
                List<Value> sequence = thing.sequence();
                if (sequence != null) {
                    return thing.shuffled().writeToo(Slot.ELEMENTS, value);
                }
                return thing.writeToo(Slot.ELEMENTS, value);
            }));
        }
    }

    private void append(Value container, Value value) {
        boolean certain = container.objects().size() == 1 && !container.isOpen();
        for (ObjectId each : container.objects()) {
            frame.store(frame.store().change(each, thing -> {
                List<Value> sequence = thing.sequence();
                if (sequence == null || !certain) {
                    return thing.shuffled().writeToo(Slot.ELEMENTS, value);
                }
                List<Value> longer = new ArrayList<>(sequence);
                longer.add(value);
                return thing.withSequence(longer);
            }));
        }
    }
}
