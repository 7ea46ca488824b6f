package dev.lintel.flow.run;

import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.Role;
import java.util.List;

/// Notes what arrives at the sinks that a call is.
final class Sinks {
    private static final String DRAWN = "random-use";

    private final Frame frame;
    private final Effects effects;

    Sinks(Frame frame, Effects effects) {
        this.frame = frame;
        this.effects = effects;
    }

    void look(Invocation call, List<Role> roles) {
        for (Role role : roles) {
            if (role instanceof Role.Sink sink && isDangerous(call, sink)) {
                // Sinks are looked at before the call is made: of its result only the type is known.
                Value value =
                        effects.read(call, sink.at(), Value.open(call.type().erasure()));
                if (!value.isNothing()) {
                    frame.find(
                            call.at(),
                            new Found(
                                    sink.kind(),
                                    call.sink(),
                                    frame.code().method(),
                                    frame.at(call.at()),
                                    value,
                                    call.receiver(),
                                    call.arguments(),
                                    "arrives at `" + call.name() + "`",
                                    frame.store()));
                }
            }
        }
    }

    private boolean isDangerous(Invocation call, Role.Sink sink) {
        if (sink.kind().equals(DRAWN) && !new Drawn(frame.world()).stays(frame.code(), call.at())) {
            return false;
        }
        return sink.needs().isEmpty()
                || effects.read(call, sink.needs().get(), Value.NOTHING)
                        .constants()
                        .contains(true);
    }
}
