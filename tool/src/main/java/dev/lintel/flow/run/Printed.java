package dev.lintel.flow.run;

import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.Set;
import java.util.TreeSet;

/// What is left of a value where it is only printed: `Object.toString` gives the class and a number, and nothing of
/// what the object holds (Java SE API, `java.lang.Object`).
record Printed(Frame frame) {
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
}
