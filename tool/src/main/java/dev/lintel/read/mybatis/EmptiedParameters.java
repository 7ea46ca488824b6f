package dev.lintel.read.mybatis;

import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import java.util.Set;
import java.util.stream.Collectors;

/// Names under which an aspect puts an empty text before the methods that it is for run: what a caller sent under
/// such a name never reaches the mapper. `parameters.put("dataScope", "")`
final class EmptiedParameters {
    private static final String ASPECT = "org.aspectj.lang.annotation.Aspect";

    private EmptiedParameters() {}

    static Set<String> of(Program program) {
        Constants constants = new Constants(program);
        Annotations annotations = new Annotations(program);
        return program.bodies()
                .filter(body -> program.type(body.method().owner())
                        .filter(type -> annotations.on(type, ASPECT).isPresent())
                        .isPresent())
                .flatMap(body -> Walk.calls(body.block()))
                .filter(call -> call.name().equals("put")
                        && call.arguments().size() == 2
                        && constants
                                .fold(call.arguments().get(1))
                                .filter(""::equals)
                                .isPresent())
                .flatMap(call -> constants.fold(call.arguments().getFirst()).stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }
}
