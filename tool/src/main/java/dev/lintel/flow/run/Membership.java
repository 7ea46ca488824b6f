package dev.lintel.flow.run;

import dev.lintel.code.Callee;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.List;
import java.util.Set;

/// What a container can hold, for tests whether something is in it.
record Membership(Frame frame) {
    /// What the program, its operators and its own tables say.
    private static final Set<String> OWN = Set.of("configuration", "stored", "principal", "secret");

    /// `equalsAny(value, A, B)` of Apache Commons Lang 3, in `StringUtils` and in `Strings`.
    private static final Set<String> EQUALS_ANY = Set.of("equalsAny", "equalsAnyIgnoreCase");
    /// `contains(ALLOWED, value)` and the like. Those of `StringUtils` look for a piece of a text.
    private static final Set<String> AMONG = Set.of("contains", "containsElement", "containsInstance");
    private static final Set<String> LISTS = Set.of(
            "org.apache.commons.lang3.ArrayUtils",
            "org.apache.commons.lang.ArrayUtils",
            "org.apache.commons.collections4.IterableUtils",
            "org.apache.commons.collections4.IteratorUtils",
            "org.springframework.util.ObjectUtils",
            "org.springframework.util.CollectionUtils",
            "com.google.common.collect.Iterables",
            "com.google.common.collect.Iterators");

    /// No argument of a call.
    static final int NO_ARGUMENT = -1;

    /// Which argument of a call is looked for among the others; [#NO_ARGUMENT] for calls that do something else.
    static int lookedFor(Callee callee, int arity) {
        if (arity >= 2 && EQUALS_ANY.contains(callee.name())) {
            return 0;
        }
        return arity == 2 && AMONG.contains(callee.name()) && LISTS.contains(callee.owner()) ? 1 : NO_ARGUMENT;
    }

    /// Whether all that an argument is looked for among is the program's, its configuration's or its tables' own.
    boolean isAmongOwn(List<Value> arguments, int lookedFor) {
        for (int i = 0; i < arguments.size(); i++) {
            if (i != lookedFor && !isOwnMember(arguments.get(i)) && !isTrusted(arguments.get(i), false)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOwnMember(Value member) {
        return !member.isNothing() && member.objects().isEmpty() && isOwn(member.marks());
    }

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
