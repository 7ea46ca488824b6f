package dev.lintel.flow.run;

import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is put from one map into another stays under its key: `all.putAll(defaults)`, `new HashMap<>(defaults)`, and
/// loops that do the same entry by entry. Settings of many origins are mixed so, and the caller's are few of them.
final class MapCopies {
    private static final Set<String> PUTS = Set.of("put", "setProperty", "putIfAbsent");
    private static final Set<String> GETS = Set.of("get", "getProperty");
    private static final Set<String> KEYS = Set.of("keySet", "stringPropertyNames", "keys", "propertyNames");
    private static final Set<String> NEXT = Set.of("next", "nextElement");

    private static final int MOST_ENTRIES = 16;

    private final Frame frame;
    private final Functions functions;

    MapCopies(Frame frame, Functions functions) {
        this.frame = frame;
        this.functions = functions;
    }

    /// What a call gives that copies entries; `null` when it does something else.
    @Nullable
    Value call(Invocation call) {
        if (call.name().equals("forEach") && call.arity() == 1) {
            return eachEntry(call);
        }
        if (call.isStatic() && call.name().equals("copyOf") && call.arity() == 1) {
            return copyOf(call);
        }
        boolean all = call.name().equals("putAll") && call.arity() == 1;
        boolean one = PUTS.contains(call.name()) && call.arity() == 2;
        if (!all && !one || !frame.types().isMap(call.callee().owner())) {
            return null;
        }
        Value from = all ? call.argument(0) : loopedOver(call);
        return copies(call.receiver(), from, all)
                ? all ? Value.constant(null) : Value.open(call.type().erasure())
                : null;
    }

    /// `settings.forEach(all::put)`: the function sees one entry after the other.
    private @Nullable Value eachEntry(Invocation call) {
        List<Thing> maps = maps(call.receiver());
        if (maps.size() != 1 || call.receiver().isOpen() || !functions.isFunction(call.argument(0))) {
            return null;
        }
        Map<Slot, Value> slots = maps.getFirst().slots();
        long keys = slots.keySet().stream().filter(Slot.Key.class::isInstance).count();
        boolean known = maps.getFirst().rest().isNull() && !slots.containsKey(Slot.ELEMENTS);
        if (!known || keys == 0 || keys > MOST_ENTRIES) {
            return null;
        }
        slots.forEach((slot, value) -> {
            if (slot instanceof Slot.Key key) {
                functions.run(call.at(), call.argument(0), List.of(Value.constant(key.constant()), value));
            }
        });
        return Value.constant(null);
    }

    private @Nullable Value copyOf(Invocation call) {
        if (!frame.types().isMap(call.callee().owner())
                || call.argument(0).isOpen()
                || maps(call.argument(0)).isEmpty()) {
            return null;
        }
        Value copy = frame.make(call.at(), "copy", Thing.fresh(call.type().erasure()));
        return copies(copy, call.argument(0), true) ? copy : null;
    }

    /// Fills a map that is made as a copy of another one; `false` when it is made of something else.
    boolean made(Invocation call) {
        return call.arity() == 1
                && frame.types().isMap(call.callee().owner())
                && copies(call.receiver(), call.argument(0), true);
    }

    /// @param whole whether every entry is copied
    private boolean copies(Value into, Value from, boolean whole) {
        List<Thing> sources = maps(from);
        if (from.isOpen() || sources.isEmpty() || maps(into).isEmpty()) {
            return false;
        }
        boolean certain = whole && sources.size() == 1 && into.objects().size() == 1 && !into.isOpen();
        for (ObjectId each : into.objects()) {
            frame.store(frame.store().change(each, thing -> {
                Thing changed = thing;
                for (Thing source : sources) {
                    changed = with(changed, source, certain);
                }
                return changed;
            }));
        }
        return true;
    }

    /// The maps that a value names; none when it names anything else.
    private List<Thing> maps(Value value) {
        List<Thing> maps = new ArrayList<>();
        for (ObjectId each : value.objects()) {
            Thing thing = frame.thing(each);
            if (thing == null || thing.sequence() != null || !frame.types().isMap(thing.type())) {
                return List.of();
            }
            maps.add(thing);
        }
        return maps;
    }

    private static Thing with(Thing map, Thing more, boolean certain) {
        Thing changed = map;
        for (Map.Entry<Slot, Value> each : more.slots().entrySet()) {
            if (each.getKey() instanceof Slot.Field) {
                continue;
            }
            boolean replaces = certain
                    && each.getKey() instanceof Slot.Key
                    && !each.getValue().constants().contains(Value.NULL);
            changed = replaces
                    ? changed.write(each.getKey(), each.getValue())
                    : changed.writeToo(each.getKey(), each.getValue());
        }
        return more.rest().isNull()
                ? changed
                : changed.writeToo(Slot.ELEMENTS, more.rest()).writeToo(Slot.KEYS, more.rest());
    }

    // ---- loops

    /// The map whose entries a loop goes over, where the call puts an entry as it is: `put(each.getKey(),
    /// each.getValue())`, `put(key, map.get(key))`.
    private Value loopedOver(Invocation call) {
        if (!(call.at() instanceof Instruction.Call put) || put.arguments().size() != 2) {
            return Value.NOTHING;
        }
        Instruction.Call value = called(put.arguments().get(1));
        if (value == null) {
            return Value.NOTHING;
        }
        Instruction.Call key = called(put.arguments().getFirst());
        if (value.callee().name().equals("getValue")
                && key != null
                && key.callee().name().equals("getKey")
                && isOne(key.receiver(), value.receiver())) {
            return source(key.receiver(), Set.of("entrySet"));
        }
        boolean looksUp = GETS.contains(value.callee().name())
                && value.arguments().size() == 1
                && isOne(value.arguments().getFirst(), put.arguments().getFirst());
        Value keys = looksUp ? source(put.arguments().getFirst(), KEYS) : Value.NOTHING;
        return looksUp && keys.equals(frame.get(value.receiver())) ? keys : Value.NOTHING;
    }

    /// The map of which an element is an entry or a key.
    private Value source(int element, Set<String> views) {
        Instruction made = definition(element);
        int all = switch (made) {
            case Instruction.Element it -> it.source();
            case Instruction.Call next when NEXT.contains(next.callee().name()) -> iterated(next.receiver());
            case null, default -> Instruction.NONE;
        };
        Instruction.Call view = called(all);
        return view != null && views.contains(view.callee().name()) && view.receiver() != Instruction.NONE
                ? frame.get(view.receiver())
                : Value.NOTHING;
    }

    private int iterated(int iterator) {
        Instruction.Call made = called(iterator);
        return made != null && made.callee().name().equals("iterator") ? made.receiver() : iterator;
    }

    private boolean isOne(int left, int right) {
        return frame.code().value(bare(left)) == frame.code().value(bare(right));
    }

    private Instruction.@Nullable Call called(int register) {
        return definition(register) instanceof Instruction.Call call ? call : null;
    }

    private @Nullable Instruction definition(int register) {
        int bare = bare(register);
        return bare == Instruction.NONE
                ? null
                : frame.code().definition(frame.code().value(bare));
    }

    /// Without casts, and without what makes the text of a key that is one.
    private int bare(int register) {
        int at = register;
        for (int i = 0; i < 4 && at != Instruction.NONE; i++) {
            switch (frame.code().definition(frame.code().value(at))) {
                case Instruction.Cast cast -> at = cast.of();
                case Instruction.Call text
                when text.callee().name().equals("toString") && text.arguments().isEmpty() -> at = text.receiver();
                case Instruction.Call text
                when text.callee().name().equals("valueOf") && text.arguments().size() == 1 ->
                    at = text.arguments().getFirst();
                case null, default -> {
                    return at;
                }
            }
        }
        return at;
    }
}
