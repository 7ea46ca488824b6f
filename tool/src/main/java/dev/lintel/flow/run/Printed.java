package dev.lintel.flow.run;

import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is left of a value where it is only printed: `Object.toString` gives the class and a number, and nothing of
/// what the object holds (Java SE API, `java.lang.Object`).
record Printed(Frame frame) {
    private static final int MOST = 50;

    /// The value without the objects that print nothing of theirs.
    Value of(Value value) {
        if (value.objects().isEmpty()) {
            return value.isOpen() && frame.types().isMute(value.type()) ? value.withoutMarks() : value;
        }
        Set<ObjectId> telling = new TreeSet<>();
        for (ObjectId each : value.objects()) {
            Thing thing = frame.thing(each);
            if (thing == null || !frame.types().isMute(thing.type())) {
                telling.add(each);
            }
        }
        if (telling.size() == value.objects().size()) {
            return value;
        }
        Value left = value.withObjects(telling);
        return left.isNothing() ? Value.open("java.lang.String") : left;
    }

    /// The objects without what their own texts leave out.
    Store objects(Value value) {
        Deque<ObjectId> open = new ArrayDeque<>(value.objects());
        Set<ObjectId> seen = new HashSet<>();
        Store left = frame.store();
        while (!open.isEmpty()) {
            ObjectId each = open.remove();
            Thing thing = left.get(each);
            if (thing == null || !seen.add(each) || seen.size() > MOST) {
                continue;
            }
            Set<String> silent = frame.types().unprinted(thing.type());
            for (Map.Entry<Slot, Value> slot : thing.slots().entrySet()) {
                if (slot.getKey() instanceof Slot.Field field && silent.contains(field.name())) {
                    left = left.change(each, holder -> holder.replace(slot.getKey(), Value.NOTHING));
                } else {
                    open.addAll(slot.getValue().objects());
                }
            }
        }
        return left;
    }
}
