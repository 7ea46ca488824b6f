package dev.lintel.flow.run;

import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Instruction;
import java.util.List;
import java.util.Set;

/// Functions that a way in gives back are run by whoever it answers: `return out -> Files.copy(file, out)`.
final class HandedOut {
    /// Bodies of answers that write themselves (Spring MVC, Jakarta REST).
    private static final Set<String> STREAMS = Set.of(".StreamingResponseBody", ".StreamingOutput");
    /// Where the entities of both keep them.
    private static final List<Slot> BODIES = List.of(new Slot.Field("body"), new Slot.Field("entity"));

    private static final Slot CONTENT_TYPE = new Slot.Field("contentType");

    private final Frame frame;
    private final Functions functions;

    HandedOut(Frame frame, Functions functions) {
        this.frame = frame;
        this.functions = functions;
    }

    void run(Instruction at, Value answer) {
        run(at, functions.closures(answer), Value.NOTHING);
        for (ObjectId each : answer.objects()) {
            Thing entity = frame.thing(each);
            for (Slot body : BODIES) {
                if (entity != null && entity.has(body)) {
                    Value type = entity.has(CONTENT_TYPE) ? entity.read(CONTENT_TYPE) : Value.NOTHING;
                    run(at, functions.closures(entity.read(body)), type);
                }
            }
        }
    }

    /// @param contentType what the answer around them says of it; nothing when it says nothing
    private void run(Instruction at, Value closures, Value contentType) {
        if (!closures.isNothing()) {
            Value first = isStream(closures) ? stream(at, contentType) : Value.ANY;
            functions.run(at, closures, List.of(first, Value.ANY));
        }
    }

    private boolean isStream(Value closures) {
        return closures.objects().stream()
                .map(frame::thing)
                .allMatch(each -> each != null && STREAMS.stream().anyMatch(each.type()::endsWith));
    }

    private Value stream(Instruction at, Value contentType) {
        Thing stream = Thing.fresh("java.io.OutputStream")
                .write(new Slot.Field("answer"), Value.constant(true))
                .write(new Slot.Field("streamed"), Value.constant(true));
        return frame.make(at, "stream", contentType.isNothing() ? stream : stream.write(CONTENT_TYPE, contentType));
    }
}
