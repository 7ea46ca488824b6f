package dev.lintel.flow.run;

import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.Set;

/// What a container can hold, for tests whether something is in it.
record Membership(Frame frame) {
    /// What the program, its operators and its own tables say.
    private static final Set<String> OWN = Set.of("configuration", "stored", "principal", "secret");

    /// Whether none of it is what an outsider sends.
    static boolean isOwn(Marks marks) {
        return marks.all(each -> OWN.contains(each.label()));
    }

    /// Everything in it, or nothing where that is not known.
    Value members(Value container, boolean keys) {
        if (container.isOpen() || container.onlyConstants()) {
            return Value.NOTHING;
        }
        Value members = Value.NOTHING;
        for (ObjectId each : container.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null) {
                members = members.or(keys ? thing.keys().or(keysOf(thing)) : thing.elements());
            }
        }
        return members;
    }

    private Value keysOf(Thing thing) {
        Value keys = thing.has(new Slot.Field("keys")) ? thing.read(new Slot.Field("keys")) : Value.NOTHING;
        Value all = Value.NOTHING;
        for (ObjectId each : keys.objects()) {
            Thing inner = frame.thing(each);
            if (inner != null) {
                all = all.or(inner.elements());
            }
        }
        return all;
    }

    /// Whether nothing in it came from outside: the program wrote its members, its configuration did, or its own
    /// tables did.
    boolean isTrusted(Value container, boolean keys) {
        return !container.isNothing()
                && !container.onlyConstants()
                && isOwn(frame.deep(container))
                && isOwn(members(container, keys).marks());
    }
}
