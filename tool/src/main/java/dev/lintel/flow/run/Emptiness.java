package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.flow.lower.Instruction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Questions whether a text says anything: `text.isEmpty()`, `StringUtils.hasText(text)`, `text.length() > 0`. A text
/// that says nothing harms nobody, so that `empty or matching` is as good a check as `matching`.
final class Emptiness {
    private static final Set<String> EMPTY = Set.of("isEmpty", "isBlank", "isNullOrEmpty", "isNullOrBlank");
    private static final Set<String> THERE =
            Set.of("isNotEmpty", "isNotBlank", "hasText", "hasLength", "isNoneBlank", "isNoneEmpty");
    private static final Set<String> LENGTHS = Set.of("length", "size");

    private Emptiness() {}

    /// Whether this answer says that nothing is there.
    static boolean says(Instruction.Call call, boolean answer) {
        boolean one = tested(call) != NONE;
        return one && (answer ? EMPTY : THERE).contains(call.callee().name());
    }

    /// What is asked about; [Instruction#NONE] when it is not one thing.
    static int tested(Instruction.Call call) {
        if (call.arguments().size() == 1) {
            return call.arguments().getFirst();
        }
        return call.arguments().isEmpty() ? call.receiver() : NONE;
    }

    static boolean isLength(Instruction.Call call) {
        return LENGTHS.contains(call.callee().name()) && tested(call) != NONE;
    }

    /// Whether comparing a length with a number so says that it is zero.
    static boolean says(String operator, @Nullable Integer number, boolean holds) {
        if (number == null) {
            return false;
        }
        return switch (operator) {
            case "==", "<=" -> holds && number == 0;
            case "<" -> holds && number == 1;
            case "!=", ">" -> !holds && number == 0;
            case ">=" -> !holds && number == 1;
            default -> false;
        };
    }
}
