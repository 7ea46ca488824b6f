package dev.lintel.agent.model;

import dev.lintel.cli.UsageProblem;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one question may cost.
///
/// @param calls how often the model is asked
/// @param tokens in and out, all calls together
/// @param time all calls together
/// @param timeout of one call
record Budget(int calls, long tokens, Duration time, Duration timeout) {
    static final Budget USUAL = new Budget(12, 200_000, Duration.ofMinutes(5), Duration.ofMinutes(2));

    private static final Pattern PART = Pattern.compile("(calls|tokens|time|timeout)=([1-9]\\d{0,8})(s?)");

    /// `calls=12,tokens=200000,time=300s,timeout=120s`, each part at will.
    static Budget of(String text) throws UsageProblem {
        Budget budget = USUAL;
        for (String part : text.split(",", -1)) {
            Matcher parts = PART.matcher(part.strip());
            if (!parts.matches()) {
                throw new UsageProblem("--budget " + text + ": write calls=12,tokens=200000,time=300s,timeout=120s,"
                        + " each at will");
            }
            budget = budget.with(parts.group(1), Integer.parseInt(parts.group(2)));
        }
        return budget;
    }

    private Budget with(String name, int number) {
        return switch (name) {
            case "calls" -> new Budget(number, tokens, time, timeout);
            case "tokens" -> new Budget(calls, number, time, timeout);
            case "time" -> new Budget(calls, tokens, Duration.ofSeconds(number), timeout);
            default -> new Budget(calls, tokens, time, Duration.ofSeconds(number));
        };
    }
}
