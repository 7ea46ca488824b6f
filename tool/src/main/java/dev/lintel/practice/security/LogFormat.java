package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Taint;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which arguments of a call a logger writes: those for which its format has a place, `{}`. `log.info("name", name)`
/// writes no name (SLF4J manual, "parameterized messages"; Log4j 2 manual, "message parameterization").
final class LogFormat {
    private static final Set<String> LOGGERS = Set.of("org.slf4j.Logger", "org.apache.logging.log4j.Logger");
    private static final Set<String> BY_LEVEL = Set.of("trace", "debug", "info", "warn", "error", "fatal", "log");
    private static final Pattern PLACE = Pattern.compile("\\{}");
    private static final Pattern FAILURE = Pattern.compile("(Exception|Error|Throwable)$");

    private LogFormat() {}

    /// Whether nothing of this data gets into the line: each argument that holds it comes after the last place. The
    /// stack of a failure is written without a place.
    static boolean leavesOut(Arrival arrival, Taint taint) {
        int method = arrival.sink().indexOf('#');
        if (method < 0
                || !LOGGERS.contains(arrival.sink().substring(0, method))
                || !BY_LEVEL.contains(arrival.sink().substring(method + 1))) {
            return false;
        }
        List<Observed> arguments = arrival.arguments();
        OptionalInt written = written(arguments);
        return written.isPresent()
                && arguments.stream().limit(written.getAsInt()).noneMatch(each -> holds(each, taint))
                && arguments.stream().skip(written.getAsInt()).noneMatch(LogFormat::isFailure);
    }

    /// How many arguments from the first on are written; empty when the format is no constant.
    private static OptionalInt written(List<Observed> arguments) {
        for (int at = 0; at < arguments.size(); at++) {
            List<String> texts = arguments.get(at).constants().stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
            if (!texts.isEmpty()) {
                return arguments.get(at).onlyConstants()
                        ? OptionalInt.of(at
                                + 1
                                + texts.stream()
                                        .mapToInt(LogFormat::places)
                                        .max()
                                        .orElse(0))
                        : OptionalInt.empty();
            }
            if (!arguments.get(at).taints().isEmpty() || at > 1) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private static int places(String format) {
        Matcher place = PLACE.matcher(format);
        return (int) place.results().count();
    }

    private static boolean holds(Observed argument, Taint taint) {
        return argument.taints().stream()
                .anyMatch(each -> each.label().equals(taint.label())
                        && each.name().equals(taint.name())
                        && each.at().equals(taint.at()));
    }

    private static boolean isFailure(Observed argument) {
        return argument.types().isEmpty()
                        && argument.constants().isEmpty()
                        && argument.pieces().isEmpty()
                || argument.types().stream()
                        .anyMatch(type -> FAILURE.matcher(type).find());
    }
}
