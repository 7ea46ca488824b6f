package dev.lintel.read.clients;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Field;
import dev.lintel.code.Program;
import dev.lintel.code.value.Constants;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Evaluates spans of time as code writes them: `5000`, `5, TimeUnit.SECONDS`, `Duration.ofSeconds(5)`.
final class Timespan {
    private static final int DEEPEST = 5;
    private static final Set<String> TYPES = Set.of("Duration", "Timeout", "TimeValue");

    private final Program program;
    private final Constants constants;

    Timespan(Program program) {
        this.program = program;
        this.constants = new Constants(program);
    }

    Constants constants() {
        return constants;
    }

    /// @param unit milliseconds of one, when the value is a bare number
    Optional<Long> millis(Expression value, long unit, Code code) {
        return millis(value, unit, code, 0);
    }

    private Optional<Long> millis(Expression value, long unit, Code code, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<Long> constant = constants
                .fold(value)
                .filter(Number.class::isInstance)
                .map(found -> ((Number) found).longValue() * unit);
        if (constant.isPresent()) {
            return constant;
        }
        return switch (value) {
            case Call call -> called(call, unit, code, depth);
            case Expression.Cast cast -> millis(cast.operand(), unit, code, depth + 1);
            case Expression.Variable variable ->
                Optional.ofNullable(code.assignedOnce(variable.name()))
                        .flatMap(assigned -> millis(assigned, unit, code, depth + 1));
            case Expression.FieldAccess field ->
                declared(field, code)
                        .flatMap(program::initialiser)
                        .flatMap(initial -> millis(initial, unit, code, depth + 1));
            default -> Optional.empty();
        };
    }

    private Optional<Field> declared(Expression.FieldAccess field, Code code) {
        String owner = field.owner().isEmpty() ? code.owner().name() : field.owner();
        return program.type(owner).flatMap(type -> type.field(field.name()));
    }

    private Optional<Long> called(Call call, long unit, Code code, int depth) {
        String owner = call.callee().owner();
        boolean span = TYPES.contains(owner.substring(owner.lastIndexOf('.') + 1));
        if (span && call.arguments().size() == 1 && call.name().startsWith("of")) {
            return unit(call.name().substring(2))
                    .flatMap(named -> millis(call.arguments().getFirst(), named, code, depth + 1));
        }
        if (span && call.arguments().size() == 2 && call.name().equals("of")) {
            return millis(
                    call.arguments().getFirst(),
                    unit(call.arguments().getLast()).orElse(1L),
                    code,
                    depth + 1);
        }
        boolean conversion = call.arguments().isEmpty()
                && call.name().startsWith("to")
                && call.receiver().isPresent();
        if (conversion) {
            return millis(call.receiver().get(), unit, code, depth + 1);
        }
        boolean narrowing = call.name().equals("toIntExact") && call.arguments().size() == 1;
        return narrowing ? millis(call.arguments().getFirst(), unit, code, depth + 1) : Optional.empty();
    }

    /// The unit that an enum constant names, `TimeUnit.SECONDS` or `ChronoUnit.SECONDS`.
    Optional<Long> unit(Expression constant) {
        String name = constant instanceof Expression.FieldAccess field ? field.name() : "";
        return unit(name);
    }

    private static Optional<Long> unit(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "millis", "milliseconds" -> Optional.of(1L);
            case "seconds" -> Optional.of(1_000L);
            case "minutes" -> Optional.of(60_000L);
            case "hours" -> Optional.of(3_600_000L);
            default -> Optional.empty();
        };
    }
}
