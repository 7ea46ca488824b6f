package dev.lintel.design.brief;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as people write them: `500k`, `20M`, `40/s`, `1/day`, `50ms`, `20%/month`.
public final class Quantity {
    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)([kMG]?)");
    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?[kM]?)/(s|sec|min|h|hour|day)");
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|min|h|d)");

    private Quantity() {}

    static OptionalDouble number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double factor = switch (matcher.group(2)) {
            case "k" -> 1e3;
            case "M" -> 1e6;
            case "G" -> 1e9;
            default -> 1;
        };
        return OptionalDouble.of(Double.parseDouble(matcher.group(1)) * factor);
    }

    /// How many in how many seconds.
    record Rate(double count, long seconds) {
        double perSecond() {
            return count / seconds;
        }
    }

    static Optional<Rate> rate(String text) {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long seconds = switch (matcher.group(2)) {
            case "min" -> 60;
            case "h", "hour" -> 3600;
            case "day" -> 86_400;
            default -> 1;
        };
        return Optional.of(new Rate(number(matcher.group(1)).orElse(0), seconds));
    }

    static OptionalDouble millis(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double factor = switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1e3;
            case "min" -> 6e4;
            case "h" -> 3.6e6;
            default -> 8.64e7;
        };
        return OptionalDouble.of(Double.parseDouble(matcher.group(1)) * factor);
    }
}
