package dev.lintel.flow.run;

import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Values that count as encoded from some place on, since they were looked at there.
final class Encoded {
    /// Types whose objects are as good as their text.
    private static final Set<String> UNCHANGING =
            Set.of("java.io.File", "java.nio.file.Path", "java.net.URI", "java.net.URL");

    private final Frame frame;

    Encoded(Frame frame) {
        this.frame = frame;
    }

    /// The value, encoded; so is what the objects hold that it names.
    Value as(Value value, String encoding) {
        UnaryOperator<Value> change = each -> each.marked(marks -> marks.encoded(encoding));
        for (ObjectId each : value.objects()) {
            frame.store(frame.store().change(each, thing -> thing.isSingle() ? thing.map(change) : thing));
        }
        return change.apply(isOneOfMany(value) ? told(value, encoding, change) : value);
    }

    /// Whether it is one of the objects that a place in a loop makes, and cannot change: in the next round the place
    /// makes another one, which nobody looked at yet.
    private boolean isOneOfMany(Value value) {
        if (value.objects().size() != 1 || value.isOpen() || !value.constants().isEmpty()) {
            return false;
        }
        Thing thing = frame.thing(value.objects().iterator().next());
        return thing != null && !thing.isSingle() && UNCHANGING.contains(thing.type());
    }

    /// The one that was looked at, told apart from the others of its place.
    private Value told(Value value, String encoding, UnaryOperator<Value> change) {
        ObjectId place = value.objects().iterator().next();
        ObjectId one = frame.run().objects().after(place, encoding);
        Thing known = Objects.requireNonNull(frame.thing(place));
        frame.store(frame.store().with(one, known.map(change)));
        return Value.object(one);
    }
}
