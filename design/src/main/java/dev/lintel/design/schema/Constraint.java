package dev.lintel.design.schema;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a line `CONSTRAINT name CHECK (..)` says, beside another of the same name.
final class Constraint {
    private static final Pattern NAME = Pattern.compile("CONSTRAINT (\\S+) ");
    private static final Pattern WORD = Pattern.compile("'([^']*)'");
    private static final Pattern BOUND = Pattern.compile("(>=|<=) (-?\\d+)\\)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private Constraint() {}

    static String name(String line) {
        Matcher matcher = NAME.matcher(line);
        return matcher.find() ? matcher.group(1) : line;
    }

    static boolean speaksOf(String line, String column) {
        return Pattern.compile("\\b" + Pattern.quote(column) + "\\b")
                .matcher(line.substring(name(line).length()))
                .find();
    }

    /// Whether everything that the old line lets in the new one lets in too.
    static boolean isWider(String old, String line) {
        if (old.contains(" IN (") && line.contains(" IN (")) {
            return words(line).containsAll(words(old));
        }
        Matcher before = BOUND.matcher(old);
        Matcher after = BOUND.matcher(line);
        if (before.find() && after.find() && before.group(1).equals(after.group(1))) {
            long from = Long.parseLong(before.group(2));
            long to = Long.parseLong(after.group(2));
            return before.group(1).equals(">=") ? to <= from : to >= from;
        }
        return false;
    }

    private static Set<String> words(String line) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    /// The number in `varchar(40)`; 0 for none.
    static long firstNumber(String type) {
        Matcher matcher = NUMBER.matcher(type);
        return matcher.find() ? Long.parseLong(matcher.group()) : 0;
    }
}
