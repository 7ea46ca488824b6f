package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.AllowList;
import dev.lintel.flow.lower.Instruction;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Tests of a whole text against a constant pattern: `text.matches(..)`, `Pattern.matches(..)`,
/// `PATTERN.matcher(text).matches()`.
record Patterns(Frame frame, IntFunction<@Nullable Instruction> definition) {
    /// The pattern that a `Pattern` was compiled from.
    static final Slot REGEX = new Slot.Field("regex");

    interface Encoding {
        Value of(Value value, String encoding);
    }

    interface Derivation {
        boolean test(int register, int of, int depth);
    }

    static boolean isMatch(Instruction.Call call) {
        String name = call.callee().name();
        return name.equals("matches") || isSearch(name, call.arguments().size());
    }

    /// `matcher.find()`
    static boolean isSearch(String name, int arity) {
        return arity == 0 && name.equals("find");
    }

    /// What is known of a text in which a pattern was found, or that it is all of.
    static Set<String> harmless(String name, String regex) {
        return isSearch(name, 0) ? AllowList.found(regex) : AllowList.matching(regex);
    }

    Value refine(Value value, int of, Instruction.Call call, Encoding encoding, Derivation derives) {
        Value pattern = Value.NOTHING;
        int tested = NONE;
        if (call.arguments().size() == 1 && call.receiver() != NONE) {
            pattern = frame.get(call.arguments().getFirst());
            tested = call.receiver();
        } else if (call.arguments().size() == 2 && call.receiver() == NONE) {
            pattern = frame.get(call.arguments().get(0));
            tested = call.arguments().get(1);
        } else if (call.receiver() != NONE
                && definition.apply(call.receiver()) instanceof Instruction.Call matcher
                && matcher.callee().name().equals("matcher")
                && matcher.arguments().size() == 1) {
            pattern = regex(frame.get(matcher.receiver()));
            tested = matcher.arguments().getFirst();
        }
        String regex = pattern.string();
        if (regex == null || tested == NONE || !derives.test(tested, of, 4)) {
            return value;
        }
        Set<String> harmless = harmless(call.callee().name(), regex);
        Value known = value;
        for (String each : harmless) {
            known = encoding.of(known, each);
        }
        return known;
    }

    private Value regex(Value pattern) {
        Value all = Value.NOTHING;
        for (ObjectId each : pattern.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null) {
                all = all.or(thing.read(REGEX));
            }
        }
        return all;
    }
}
