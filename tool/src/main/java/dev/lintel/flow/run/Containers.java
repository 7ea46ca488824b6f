package dev.lintel.flow.run;

import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the rule language cannot say of collections and maps: that elements go away, move, or are counted. Only for
/// objects that the code made and whose elements are known by position or key; all else follows the rules.
final class Containers {
    /// Of an entry of a map.
    private static final Slot KEY = new Slot.Field("key");

    private static final Slot VALUE = new Slot.Field("value");

    private final Frame frame;
    private final Fields fields;

    Containers(Frame frame, Fields fields) {
        this.frame = frame;
        this.fields = fields;
    }

    @Nullable
    Value call(Invocation call) {
        if (call.isStatic()) {
            return made(call);
        }
        if (call.receiver().objects().size() != 1 || call.receiver().isOpen()) {
            return null;
        }
        ObjectId object = call.receiver().objects().iterator().next();
        Thing thing = frame.thing(object);
        if (thing == null || thing.type().endsWith("[]") || thing.closure() != null) {
            return null;
        }
        if (call.name().equals("retainAll") && new Membership(frame).isTrusted(call.argument(0), false)) {
            frame.store(frame.store().change(object, it -> it.isSingle() ? it.map(Value::withoutMarks) : it));
            return Value.open("boolean");
        }
        List<Value> sequence = thing.sequence();
        return sequence != null ? ofSequence(call, object, sequence) : ofEntries(call, object, thing);
    }

    // ---- lists

    /// `Arrays.asList(array)`, `List.of(array)`: the elements of the one array.
    private @Nullable Value made(Invocation call) {
        if (call.name().equals("ofEntries") && call.callee().owner().equals("java.util.Map")) {
            return ofEntries(call);
        }
        boolean listing = call.name().equals("asList") || call.name().equals("of");
        if (!listing || call.arity() != 1 || !call.callee().owner().startsWith("java.util.")) {
            return null;
        }
        for (ObjectId each : call.argument(0).objects()) {
            Thing thing = frame.thing(each);
            List<Value> sequence = thing == null ? null : thing.sequence();
            if (thing != null && thing.type().endsWith("[]")) {
                return sequence != null
                        ? frame.make(
                                call.at(), "given", Thing.sequence(call.type().erasure(), sequence))
                        : frame.make(
                                call.at(),
                                "given",
                                Thing.fresh(call.type().erasure()).writeToo(Slot.ELEMENTS, thing.elements()));
            }
        }
        return null;
    }

    /// `Map.ofEntries(Map.entry("id", name), ..)`, where each key is known.
    private @Nullable Value ofEntries(Invocation call) {
        Thing map = Thing.fresh(call.type().erasure());
        for (Value each : call.arguments()) {
            Thing entry = each.objects().size() == 1 && !each.isOpen()
                    ? frame.thing(each.objects().iterator().next())
                    : null;
            Object key =
                    entry == null || !entry.has(KEY) ? null : entry.read(KEY).single();
            if (entry == null || key == null) {
                return null;
            }
            map = map.write(new Slot.Key(key), entry.read(VALUE));
        }
        return frame.make(call.at(), "given", map);
    }

    /// The elements of a list or queue that is made as a copy of another one whose order is known: `new
    /// ArrayList<>(List.of("sh", "-c"))`.
    @Nullable
    List<Value> copied(String type, List<Value> arguments) {
        boolean ordered = type.endsWith("List") || type.endsWith("Vector") || type.endsWith("Deque");
        return ordered && arguments.size() == 1 ? sequence(arguments.getFirst()) : null;
    }

    private @Nullable List<Value> sequence(Value collection) {
        if (collection.objects().size() != 1 || collection.isOpen()) {
            return null;
        }
        Thing thing = frame.thing(collection.objects().iterator().next());
        return thing == null || thing.type().endsWith("[]") ? null : thing.sequence();
    }

    private @Nullable Value appended(Invocation call, ObjectId object) {
        List<Value> more = call.arity() == 1 ? sequence(call.argument(0)) : null;
        return more == null ? null : changed(object, it -> it.addAll(more));
    }

    private @Nullable Value ofSequence(Invocation call, ObjectId object, List<Value> sequence) {
        boolean stack = call.callee().owner().equals("java.util.Stack");
        return switch (call.name()) {
            case "add", "insertElementAt" -> call.arity() == 2 ? inserted(call, object, sequence) : null;
            case "addAll" -> appended(call, object);
            case "addFirst", "offerFirst" -> changed(object, it -> it.addFirst(call.argument(0)));
            case "push" -> stack ? null : changed(object, it -> it.addFirst(call.argument(0)));
            case "remove" -> removed(call, object, sequence);
            case "removeFirst", "poll", "pollFirst" -> taken(object, sequence, 0);
            case "pop" -> taken(object, sequence, stack ? sequence.size() - 1 : 0);
            case "getFirst", "peekFirst", "element", "firstElement", "first" -> at(sequence, 0);
            case "peek" -> at(sequence, stack ? sequence.size() - 1 : 0);
            case "clear", "removeAllElements" -> changed(object, List::clear);
            case "size" -> Value.constant(sequence.size());
            case "isEmpty", "empty" -> Value.constant(sequence.isEmpty());
            case "contains" -> contains(call, sequence);
            default -> null;
        };
    }

    private static Value at(List<Value> sequence, int index) {
        return index >= 0 && index < sequence.size() ? sequence.get(index) : Value.constant(null);
    }

    private Value changed(ObjectId object, Consumer<List<Value>> change) {
        change(object, elements -> {
            List<Value> other = new ArrayList<>(elements);
            change.accept(other);
            return other;
        });
        return Value.open("");
    }

    private void change(ObjectId object, UnaryOperator<List<Value>> change) {
        frame.store(frame.store().change(object, thing -> {
            List<Value> before = thing.sequence();
            return before == null ? thing : thing.withSequence(change.apply(before));
        }));
    }

    private @Nullable Value inserted(Invocation call, ObjectId object, List<Value> sequence) {
        boolean valueFirst = call.name().equals("insertElementAt");
        Integer index = call.argument(valueFirst ? 1 : 0).integer();
        Value value = call.argument(valueFirst ? 0 : 1);
        if (index == null || index < 0 || index > sequence.size()) {
            frame.store(frame.store().change(object, thing -> thing.shuffled().writeToo(Slot.ELEMENTS, value)));
            return Value.constant(null);
        }
        return changed(object, it -> it.add(index, value));
    }

    private @Nullable Value removed(Invocation call, ObjectId object, List<Value> sequence) {
        if (call.arity() == 0) {
            return taken(object, sequence, 0);
        }
        boolean byIndex = call.callee()
                .method()
                .map(method -> method.parameters().getFirst().equals("int"))
                .orElse(call.argument(0).single() instanceof Integer);
        if (byIndex) {
            Integer index = call.argument(0).integer();
            if (index != null) {
                return taken(object, sequence, index);
            }
            Value all = fields.elements(call.receiver(), "");
            frame.store(frame.store().change(object, Thing::shuffled));
            return all;
        }
        Object wanted = call.argument(0).single();
        if (wanted == null || sequence.stream().anyMatch(each -> each.single() == null)) {
            frame.store(frame.store().change(object, Thing::shuffled));
            return Value.open("boolean");
        }
        for (int i = 0; i < sequence.size(); i++) {
            if (wanted.equals(sequence.get(i).single())) {
                int index = i;
                changed(object, it -> it.remove(index));
                return Value.constant(true);
            }
        }
        return Value.constant(false);
    }

    private Value taken(ObjectId object, List<Value> sequence, int index) {
        if (index < 0 || index >= sequence.size()) {
            return Value.constant(null);
        }
        Value value = sequence.get(index);
        changed(object, it -> it.remove(index));
        return value;
    }

    private static Value contains(Invocation call, List<Value> sequence) {
        Object wanted = call.argument(0).single();
        if (wanted == null || sequence.stream().anyMatch(each -> each.single() == null)) {
            return Value.open("boolean");
        }
        return Value.constant(sequence.stream().anyMatch(each -> wanted.equals(each.single())));
    }

    // ---- maps

    private @Nullable Value ofEntries(Invocation call, ObjectId object, Thing thing) {
        return switch (call.name()) {
            case "clear" -> {
                frame.store(frame.store().change(object, Thing::cleared));
                yield Value.constant(null);
            }
            case "remove" -> {
                Object key = call.argument(0).single();
                if (key == null || !thing.isSingle() || !frame.types().isMap(thing.type())) {
                    yield null;
                }
                Value before = thing.read(new Slot.Key(key));
                frame.store(frame.store().change(object, it -> it.remove(new Slot.Key(key))));
                yield before;
            }
            default -> null;
        };
    }

    /// The only constants that a container's elements or keys can be; empty list when others are possible.
    static List<Object> constants(Value elements) {
        return elements.onlyConstants() ? List.copyOf(elements.constants()) : Collections.emptyList();
    }
}
