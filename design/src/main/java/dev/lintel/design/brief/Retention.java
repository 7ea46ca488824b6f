package dev.lintel.design.brief;

import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long rows are kept.
///
/// @param period after their creation; empty for as long as nobody deletes them
public record Retention(Optional<Period> period) {
    static final String UNTIL_DELETED = "until deleted";
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})(y|mo|d)");

    static Optional<Retention> of(String text) {
        if (text.equals(UNTIL_DELETED)) {
            return Optional.of(new Retention(Optional.empty()));
        }
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int many = Integer.parseInt(matcher.group(1));
        return Optional.of(new Retention(Optional.of(
                switch (matcher.group(2)) {
                    case "y" -> Period.ofYears(many);
                    case "mo" -> Period.ofMonths(many);
                    default -> Period.ofDays(many);
                })));
    }

    /// As the brief writes it: `7y`, `18mo`, `90d`.
    public String text() {
        return period.map(Retention::written).orElse(UNTIL_DELETED);
    }

    private static String written(Period period) {
        if (period.getYears() > 0) {
            return period.getYears() + "y";
        }
        return period.getMonths() > 0 ? period.getMonths() + "mo" : period.getDays() + "d";
    }
}
