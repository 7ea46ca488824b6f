package dev.lintel.read.spring.web;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.read.payload.Constraints;
import dev.lintel.read.payload.Constraints.Carried;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// Whether Spring really validates a handler's parameter. Three mechanisms: `@Valid` or `@Validated` on a bound
/// object; `@Validated` on the class, which checks every parameter by a proxy; and since Spring 6.1 method
/// validation by the dispatcher itself, when the class does not say `@Validated` and some parameter carries a
/// constraint.
final class Validation {
    private static final String VALIDATED = "org.springframework.validation.annotation.Validated";

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final Constraints constraints;
    private final SpringVersion version;

    Validation(Program program, Annotations annotations, Constraints constraints, SpringVersion version) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.constraints = constraints;
        this.version = version;
    }

    /// One parameter as the handler has it.
    ///
    /// @param declared its annotations, those of overridden declarations too
    /// @param bound whether it is bound as an object (body, model attribute, part) and not as a single value
    /// @param payload the type that is read, of the elements when `many`
    record Candidate(
            String bean,
            Method handler,
            int index,
            List<Annotation> declared,
            boolean bound,
            boolean many,
            String payload) {}

    Validated of(Candidate candidate) {
        Optional<Annotation> asked =
                candidate.declared().stream().filter(this::asksForValidation).findFirst();
        boolean byClass = classLevel(candidate.bean());
        List<String> groups = asked.map(this::groups).orElse(List.of());
        Carried direct = direct(candidate.declared(), groups);
        Carried inside = candidate.bound() ? constraints.carried(candidate.payload(), groups) : Carried.NONE;
        if (candidate.bound()) {
            Optional<Span> manual = validatedByHand(candidate);
            if (manual.isPresent() && inside != Carried.NONE) {
                return new Validated(Validated.Mode.YES, manual);
            }
        }
        boolean methodLevel = byClass || version.validatesMethods();
        if (direct == Carried.EFFECTIVE && methodLevel) {
            return new Validated(Validated.Mode.YES, firstConstraint(candidate.declared()));
        }
        boolean cascades = asked.isPresent() && candidate.bound() && (!candidate.many() || methodLevel);
        return new Validated(mode(direct, inside, cascades), asked.map(Annotation::at));
    }

    private static Validated.Mode mode(Carried direct, Carried inside, boolean cascades) {
        return switch (inside) {
            case EFFECTIVE -> cascades ? Validated.Mode.YES : Validated.Mode.NO;
            case OTHER_GROUPS -> Validated.Mode.NO;
            case UNKNOWN -> Validated.Mode.UNKNOWN;
            case NONE -> direct == Carried.NONE ? Validated.Mode.NO_CONSTRAINTS : Validated.Mode.NO;
        };
    }

    /// Spring looks for `@Validated`, also on annotations, and for any annotation whose simple name begins with
    /// `Valid` (`ValidationAnnotationUtils.determineValidationHints`).
    private boolean asksForValidation(Annotation annotation) {
        return annotation.simpleName().startsWith("Valid") || annotations.has(List.of(annotation), VALIDATED);
    }

    private List<String> groups(Annotation asked) {
        return annotations
                .find(List.of(asked), VALIDATED)
                .flatMap(found -> found.value("value"))
                .map(value -> constants.classes(value).values())
                .orElse(List.of());
    }

    private Carried direct(List<Annotation> declared, List<String> groups) {
        List<Annotation> own =
                declared.stream().filter(constraints::isConstraint).toList();
        if (own.isEmpty()) {
            return Carried.NONE;
        }
        return own.stream().anyMatch(each -> constraints.inGroups(each, groups))
                ? Carried.EFFECTIVE
                : Carried.OTHER_GROUPS;
    }

    private Optional<Span> firstConstraint(List<Annotation> declared) {
        return declared.stream()
                .filter(constraints::isConstraint)
                .map(Annotation::at)
                .findFirst();
    }

    private boolean classLevel(String bean) {
        return program.supertypes(bean).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .anyMatch(type -> annotations.on(type, VALIDATED).isPresent());
    }

    /// `validator.validate(body)` in the handler, or in a method that the handler gives the parameter to.
    private Optional<Span> validatedByHand(Candidate candidate) {
        Optional<Body> body = program.body(candidate.handler().id());
        if (body.isEmpty()) {
            return Optional.empty();
        }
        String name = candidate.handler().parameters().get(candidate.index()).name();
        return Walk.calls(body.get().block())
                .filter(call -> validates(call, name) || handsToValidation(call, name))
                .map(call -> body.get().at(call))
                .findFirst();
    }

    private boolean handsToValidation(Expression.Call call, String name) {
        int at = positionOf(call, name);
        Optional<Method> target =
                at < 0 ? Optional.empty() : call.callee().method().flatMap(program::method);
        if (target.isEmpty() || at >= target.get().parameters().size()) {
            return false;
        }
        String inner = target.get().parameters().get(at).name();
        return program.body(target.get().id())
                .filter(body -> Walk.calls(body.block()).anyMatch(each -> validates(each, inner)))
                .isPresent();
    }

    private static boolean validates(Expression.Call call, String name) {
        Type receiver = call.receiver().map(Expression::type).orElse(Type.UNKNOWN);
        boolean validator = receiver.erasure().endsWith("Validator")
                || call.callee().owner().endsWith("validation.Validator");
        return validator && call.name().equals("validate") && positionOf(call, name) >= 0;
    }

    private static int positionOf(Expression.Call call, String name) {
        for (int i = 0; i < call.arguments().size(); i++) {
            if (call.arguments().get(i) instanceof Expression.Variable variable
                    && variable.name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
