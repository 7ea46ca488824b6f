package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.BodyValues;
import dev.lintel.code.value.Dispatch;
import dev.lintel.code.value.EventListeners;
import dev.lintel.code.value.Fragments;

/// What the making of steps needs to know of the program; shared by all bodies.
record StepContext(
        Program program,
        Effects effects,
        Dispatch targets,
        Accessors accessors,
        Constructors constructors,
        Fragments fragments,
        MappedBodies mapped,
        OtherThread otherThread,
        EventListeners listeners) {
    static StepContext of(Program program, Effects effects) {
        return new StepContext(
                program,
                effects,
                new Dispatch(program, effects),
                new Accessors(program),
                new Constructors(program),
                new Fragments(program),
                new MappedBodies(program),
                new OtherThread(program),
                new EventListeners(program));
    }

    BodyValues values(Body body, Method method) {
        return BodyValues.of(body, method, program);
    }
}
