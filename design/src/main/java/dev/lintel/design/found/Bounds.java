package dev.lintel.design.found;

import dev.lintel.graph.Schema.Check;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the checks of a table say of one column.
///
/// @param from least value, or length of a text
/// @param to greatest value, or length of a text
/// @param options the only words that it may be; empty when any
/// @param pattern the regular expression that it matches
record Bounds(OptionalLong from, OptionalLong to, List<String> options, Optional<String> pattern) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'");

    Bounds {
        options = List.copyOf(options);
    }

    static Bounds of(Table table, Column column) {
        OptionalLong from = OptionalLong.empty();
        OptionalLong to = OptionalLong.empty();
        List<String> options = List.of();
        Optional<String> pattern = Optional.empty();
        String name = Pattern.quote(column.name());
        Pattern compared = Pattern.compile("(?:(?:char_)?length\\()?" + name + "\\)?(>=|<=|>|<)(-?\\d{1,18})");
        Pattern among = Pattern.compile(name + "(?:in\\(|=any\\(array\\[)(.*)[)\\]]");
        Pattern matched = Pattern.compile(name + "~'(.*)'");
        for (Check check : table.checks()) {
            for (String part : check.condition().split(" and ")) {
                String squeezed = part.replace(" ", "");
                Matcher comparison = compared.matcher(squeezed);
                if (comparison.matches()) {
                    long value = Long.parseLong(comparison.group(2));
                    switch (comparison.group(1)) {
                        case ">=" -> from = OptionalLong.of(value);
                        case ">" -> from = OptionalLong.of(value + 1);
                        case "<=" -> to = OptionalLong.of(value);
                        default -> to = OptionalLong.of(value - 1);
                    }
                }
            }
            String whole = check.condition().replace(" ", "");
            Matcher words = among.matcher(whole);
            if (words.find()) {
                options = words(words.group(1));
            }
            Matcher regex = matched.matcher(whole);
            if (regex.matches()) {
                pattern = Optional.of(regex.group(1));
            }
        }
        return new Bounds(from, to, options, pattern);
    }

    /// The quoted words of a list in SQL.
    static List<String> words(String list) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(list);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }
}
