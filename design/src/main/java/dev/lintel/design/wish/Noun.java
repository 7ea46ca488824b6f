package dev.lintel.design.wish;

import dev.lintel.design.found.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a sentence calls a thing: words in lower case, the last one in the singular.
record Noun(List<String> words) {
    private static final int MOST_WORDS = 3;
    private static final Set<String> SAME_IN_PLURAL = Set.of("news", "series", "species", "goods", "sales", "sms");
    private static final Set<String> PEOPLE =
            Set.of("user", "account", "member", "customer", "person", "people", "client", "visitor");
    /// Words that no thing is called by: a text with one of them is a clause.
    private static final Set<String> BETWEEN_THINGS = Set.of(
            "can",
            "may",
            "must",
            "should",
            "let",
            "be",
            "to",
            "of",
            "by",
            "with",
            "without",
            "and",
            "or",
            "their",
            "its",
            "only",
            "who",
            "that",
            "which",
            "in",
            "on",
            "for",
            "from",
            "at",
            "per",
            "belonging",
            "between");
    private static final Pattern BEFORE = Pattern.compile(
            "^(?:(?:a|an|the|some|all|each|every|any|one|new|simple|our|their|its|his|her|my|full|own|crud|manage"
                    + "|managing|management of|operations|for|of) )+");
    private static final Pattern BEHIND = Pattern.compile(
            "(?: (?:model|entity|entities|table|resource|class|crud|management|feature|records?|operations?|data"
                    + "|object|objects|api|apis|endpoint|endpoints))+$");

    Noun {
        words = List.copyOf(words);
    }

    /// @return empty when no name can be made of the text
    static Optional<Noun> of(String text) {
        String plain = BEHIND.matcher(BEFORE.matcher(text.strip()).replaceFirst(""))
                .replaceFirst("")
                .strip();
        List<String> words = new ArrayList<>(List.of(plain.split("[ _-]+")));
        if (plain.isEmpty()
                || words.size() > MOST_WORDS
                || words.stream().anyMatch(BETWEEN_THINGS::contains)
                || !words.stream().allMatch(each -> each.matches("[a-z][a-z0-9]*"))) {
            return Optional.empty();
        }
        String last = words.removeLast();
        words.add(SAME_IN_PLURAL.contains(last) ? last : Words.singular(last));
        return Optional.of(new Noun(words));
    }

    /// `OrderItem`
    String name() {
        return Words.pascal(snake());
    }

    String snake() {
        return String.join("_", words);
    }

    /// `orderItem`
    String field() {
        return Words.field(snake());
    }

    boolean isPeople() {
        return PEOPLE.contains(words.getLast());
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
