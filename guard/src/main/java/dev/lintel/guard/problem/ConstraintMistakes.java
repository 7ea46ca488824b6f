package dev.lintel.guard.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;

/// What Jakarta Validation knows of a mistake. Loaded only where it is there.
final class ConstraintMistakes {
    private static final Set<String> BOUNDS = Set.of("min", "max", "value", "integer", "fraction");

    private ConstraintMistakes() {}

    /// Of a validated service or entity. The first node of the path is then a method of ours and is left out.
    static Optional<List<Mistake>> in(Throwable thrown) {
        if (!(thrown instanceof ConstraintViolationException violated)) {
            return Optional.empty();
        }
        return Optional.of(violated.getConstraintViolations().stream()
                .map(ConstraintMistakes::mistake)
                .sorted(Comparator.comparing(Mistake::at).thenComparing(Mistake::code))
                .toList());
    }

    private static Mistake mistake(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        boolean method = violation.getExecutableParameters() != null;
        String inside = method ? path.substring(path.indexOf('.') + 1) : path;
        String code = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new Mistake(
                Mistake.POINTER,
                Mistake.pointer(inside),
                Mistake.code(code),
                violation.getMessage(),
                bounds(violation));
    }

    static Map<String, Number> bounds(ObjectError error) {
        return error.contains(ConstraintViolation.class) ? bounds(error.unwrap(ConstraintViolation.class)) : Map.of();
    }

    static Map<String, Number> bounds(ParameterValidationResult result, MessageSourceResolvable error) {
        try {
            return bounds(result.unwrap(error, ConstraintViolation.class));
        } catch (IllegalArgumentException none) {
            return Map.of();
        }
    }

    private static Map<String, Number> bounds(ConstraintViolation<?> violation) {
        Map<String, Number> bounds = new TreeMap<>();
        violation.getConstraintDescriptor().getAttributes().forEach((name, value) -> {
            boolean bound = !value.equals(Integer.MAX_VALUE) && !(name.equals("min") && value.equals(0));
            if (BOUNDS.contains(name) && value instanceof Number number && bound) {
                bounds.put(name, number);
            }
        });
        return bounds;
    }
}
