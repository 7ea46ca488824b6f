package dev.lintel.read.mybatis;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
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
        Set<String> aspects = program.types().stream()
                .filter(type -> annotations.on(type, ASPECT).isPresent())
                .map(TypeDeclaration::name)
                .collect(Collectors.toSet());
        return aspects.isEmpty() ? Set.of() : emptied(program, aspects, constants);
    }

    private static Set<String> emptied(Program program, Set<String> aspects, Constants constants) {
        return program.bodiesCalling(Set.of("put"))
                .filter(body -> aspects.contains(body.method().owner()))
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
