package dev.lintel.design.wish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a list leaves out and how it is ordered, as a sentence says it: "by status and city, newest first".
///
/// @param by what callers choose rows by, as people call it
/// @param order `newest first`, `sorted by name`; empty where nothing is said
/// @param period `the last month`, `between two dates`; empty where nothing is said
/// @param own whether only the caller's own rows are meant
record Narrowing(List<Noun> by, Optional<String> order, Optional<String> period, boolean own) {
    static final Narrowing NONE = new Narrowing(List.of(), Optional.empty(), Optional.empty(), false);

    private static final Pattern PERIOD = Pattern.compile(
            " (?:of|from|in|for|during|within) (?:the )?((?:last|past|previous|current|this) (?:\\d+ )?(?:day|week|month|quarter|year|hour)s?)");
    private static final Pattern BETWEEN = Pattern.compile(
            " (?:(between (?:two |given )?(?:dates|days|times|moments))|(?:in|within|of|for|by) (an? (?:date|time) range))");
    private static final Pattern ORDER = Pattern.compile(
            ",? (?:and )?(?:with )?(?:the )?((?:newest|latest|oldest|most recent|earliest|highest|lowest|cheapest|dearest|biggest|smallest)"
                    + " (?:ones? )?first|(?:sorted|ordered) by [a-z ]+?(?: (?:first|ascending|descending|asc|desc))?)(?=$|,)");
    private static final Pattern BY = Pattern.compile(
            ",? (?:filter(?:ed|able)? (?:by|on)|narrowed by|with filters? (?:by|for|on)|by|with a given|having a given) (.+)$");
    private static final Pattern OWN = Pattern.compile(
            "^(?:only )?(?:all |the )*(?:of )?(?:my|his|her|their|one's|the caller's|the current user's)(?: or her)?(?: own)? (?:own )?");

    Narrowing {
        by = List.copyOf(by);
    }

    /// @param rest what was said without it
    record Parted(String rest, Narrowing narrowing) {}

    /// @return empty when what rows are chosen by is no list of names
    static Optional<Parted> from(String said) {
        String rest = said;
        Matcher matcher = PERIOD.matcher(rest);
        Optional<String> period = Optional.empty();
        if (matcher.find()) {
            period = Optional.of("the " + matcher.group(1));
            rest = matcher.replaceFirst("");
        } else if (matcher.usePattern(BETWEEN).reset().find()) {
            period = Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            rest = matcher.replaceFirst("");
        }
        matcher = ORDER.matcher(rest);
        Optional<String> order = Optional.empty();
        if (matcher.find()) {
            order = Optional.of(matcher.group(1));
            rest = matcher.replaceFirst("");
        }
        List<Noun> by = new ArrayList<>();
        matcher = BY.matcher(rest);
        if (matcher.find()) {
            for (String each : matcher.group(1).split("\\s*(?:,|;|&|\\band\\b|\\bor\\b)\\s*")) {
                Optional<Noun> name = Noun.of(each.replaceFirst("^(?:their|its|his|her) ", ""));
                if (name.isEmpty()) {
                    return Optional.empty();
                }
                by.add(name.get());
            }
            rest = matcher.replaceFirst("");
        }
        matcher = OWN.matcher(rest);
        boolean own = matcher.find();
        return Optional.of(
                new Parted(own ? rest.substring(matcher.end()) : rest, new Narrowing(by, order, period, own)));
    }

    /// For people, one line for each.
    List<String> said() {
        List<String> said = new ArrayList<>();
        by.forEach(each -> said.add("narrowed by " + each));
        period.ifPresent(each -> said.add("only those " + (each.startsWith("between") ? each : "of " + each)));
        order.ifPresent(each -> said.add("the order: " + each));
        if (own) {
            said.add("only the caller's own");
        }
        return said;
    }
}
