package dev.lintel.flow.run;

import dev.lintel.flow.heap.Facts;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Value;
import java.util.Set;

/// What is left of elements that a function was asked about: `stream.filter(ALLOWED::contains)` lets through what it
/// said yes to, `list.removeIf(..)` leaves what it said no to.
record Filtering(Frame frame) {
    private static final Set<String> LETS_THROUGH = Set.of("filter", "takeWhile");
    private static final String TAKES_OUT = "removeIf";

    private static boolean lets(Invocation call) {
        return call.arity() == 1 && LETS_THROUGH.contains(call.name());
    }

    private static boolean takesOut(Invocation call) {
        return call.arity() == 1 && call.name().equals(TAKES_OUT);
    }

    /// An element as the function is asked about it: what it finds out holds for this one, whichever it is.
    Value asked(Invocation call, Value each) {
        return lets(call) || takesOut(call) ? each.asGiven() : each;
    }

    /// What goes through.
    Value passed(Invocation call, Value value, Value said) {
        return lets(call) ? known(value, said.whenYes()) : value;
    }

    /// Takes out of the receiver what the function said yes to.
    void leave(Invocation call, Value said) {
        Facts left = said.whenNo();
        if (!takesOut(call) || left.isEmpty()) {
            return;
        }
        for (ObjectId each : call.receiver().objects()) {
            frame.store(frame.store()
                    .change(each, thing -> thing.isSingle() ? thing.map(value -> known(value, left)) : thing));
        }
    }

    private static Value known(Value value, Facts facts) {
        return facts.isEmpty() ? value : value.marked(marks -> marks.map(facts::shownOf));
    }
}
