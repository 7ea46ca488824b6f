package dev.lintel.flow.run;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Parameter;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.knowledge.AllowList;
import java.util.List;
import java.util.Set;

/// What Bean Validation has shown of a text before the handler runs: a `@Pattern` on a field of a body that is
/// validated, or on a parameter of a validated class (Jakarta Bean Validation 3.1, sections 3.1, 5.1 and 8.23). A
/// pattern matches the whole text. One with flags or groups may hold or not, so that it shows nothing.
record Validated(World world) {
    /// Marks what is inside a body that is validated.
    private static final String BODY = "validated";

    private static final Set<String> VALID = Set.of(
            "jakarta.validation.Valid",
            "javax.validation.Valid",
            "org.springframework.validation.annotation.Validated");
    private static final Set<String> PATTERN =
            Set.of("jakarta.validation.constraints.Pattern", "javax.validation.constraints.Pattern");

    private static final Set<String> ERRORS =
            Set.of("org.springframework.validation.BindingResult", "org.springframework.validation.Errors");
    private static final Set<String> ASKS = Set.of(
            "hasErrors",
            "hasFieldErrors",
            "getErrorCount",
            "getFieldErrorCount",
            "getAllErrors",
            "getFieldErrors",
            "getFieldError");

    /// Of an argument of the handler.
    ///
    /// @param owner the handler's class
    Marks argument(Marks marks, Parameter parameter, String owner) {
        if (marks.isEmpty()) {
            return marks;
        }
        Marks body = has(parameter.annotations(), VALID) ? marks.encoded(BODY) : marks;
        boolean validates = world.program()
                .type(owner)
                .filter(type -> has(type.annotations(), VALID))
                .isPresent();
        return validates ? body.encoded(shown(parameter.annotations())) : body;
    }

    /// Whether a handler takes what was found wrong with an argument as the next one, so that it is called all the
    /// same, and never asks for it.
    boolean isLeftToHandler(MethodId handler, int index) {
        List<Parameter> parameters =
                world.program().method(handler).map(Method::parameters).orElse(List.of());
        return index + 1 < parameters.size()
                && ERRORS.contains(parameters.get(index + 1).type().erasure())
                && world.program()
                        .body(handler)
                        .filter(body -> Walk.all(body.block(), Expression.Call.class)
                                .anyMatch(call -> ASKS.contains(call.name())
                                        || call.arguments().stream().anyMatch(Validated::isErrors)))
                        .isEmpty();
    }

    private static boolean isErrors(Expression value) {
        return ERRORS.contains(value.type().erasure());
    }

    /// Of a field of what came in. What is inside it is validated only where validation goes on into it.
    Marks field(Marks marks, String owner, String name) {
        if (marks.isEmpty() || !marks.all(mark -> mark.encodings().contains(BODY))) {
            return marks;
        }
        List<Annotation> on = world.field(world.declaring(owner, name), name)
                .map(Field::annotations)
                .orElse(List.of());
        Marks shown = marks.encoded(shown(on));
        return has(on, VALID) ? shown : shown.map(mark -> mark.lacking(BODY));
    }

    private Set<String> shown(List<Annotation> on) {
        return on.stream()
                .filter(each -> PATTERN.contains(each.type())
                        && !each.values().containsKey("flags")
                        && !each.values().containsKey("groups"))
                .flatMap(each -> each.value("regexp").stream())
                .flatMap(regex -> new Constants(world.program()).fold(regex).stream())
                .filter(String.class::isInstance)
                .map(regex -> AllowList.matching((String) regex))
                .findFirst()
                .orElse(Set.of());
    }

    private static boolean has(List<Annotation> on, Set<String> types) {
        return on.stream().anyMatch(each -> types.contains(each.type()));
    }
}
