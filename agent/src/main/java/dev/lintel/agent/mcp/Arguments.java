package dev.lintel.agent.mcp;

import dev.lintel.cli.UsageProblem;
import java.util.Map;
import java.util.Optional;

/// The arguments of one call, which may be of any kind: agents make mistakes.
public record Arguments(Map<String, Object> values) {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_PASTED = 200_000;

    /// Something long that was printed elsewhere: a plan, a brief.
    String pasted(String name) throws UsageProblem {
        return pastedText(name).orElseThrow(() -> new UsageProblem(name + " is missing"));
    }

    Optional<String> pastedText(String name) throws UsageProblem {
        return text(name, LONGEST_PASTED);
    }

    Optional<String> text(String name) throws UsageProblem {
        return text(name, LONGEST);
    }

    private Optional<String> text(String name, int longest) throws UsageProblem {
        Object value = values.get(name);
        if (value == null || "".equals(value)) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw new UsageProblem(name + " has to be a text");
        }
        if (text.length() > longest) {
            throw new UsageProblem(name + " is longer than " + longest + " characters");
        }
        return Optional.of(text);
    }

    String needed(String name) throws UsageProblem {
        return text(name).orElseThrow(() -> new UsageProblem(name + " is missing"));
    }

    int number(String name, int otherwise, int least, int most) throws UsageProblem {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number)) {
            throw new UsageProblem(name + " has to be a number");
        }
        return Math.clamp(number.longValue(), least, most);
    }
}
