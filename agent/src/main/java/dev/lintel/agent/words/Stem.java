package dev.lintel.agent.words;

import java.util.List;

/// Takes English endings off, far enough for looking words up. After M. F. Porter, "An algorithm for suffix
/// stripping", 1980, but only its first steps: names of tables must stay recognisable.
public final class Stem {
    private static final int SHORTEST = 3;
    private static final List<String> ENDINGS = List.of("ations", "ation", "ings", "ing", "ers", "ed", "er", "ly");

    private Stem() {}

    /// The same for every form of a word: endings are taken off until none is left.
    public static String of(String word) {
        String stem = word;
        String shorter = shorter(stem);
        while (!shorter.equals(stem)) {
            stem = shorter;
            shorter = shorter(stem);
        }
        return stem;
    }

    private static String shorter(String word) {
        String singular = singular(word);
        for (String ending : ENDINGS) {
            if (singular.endsWith(ending) && singular.length() - ending.length() >= SHORTEST + 1) {
                return undoubled(singular.substring(0, singular.length() - ending.length()));
            }
        }
        return withoutE(singular);
    }

    /// `orders` → `order`, `categories` → `category`, `addresses` → `address`; `status` and `address` stay.
    public static String singular(String word) {
        int length = word.length();
        if (length <= SHORTEST || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, length - 2);
        }
        return word.endsWith("s") ? word.substring(0, length - 1) : word;
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        boolean doubled =
                last > 1 && stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0;
        return doubled ? stem.substring(0, last) : withoutE(stem);
    }

    private static String withoutE(String word) {
        return word.length() > SHORTEST + 1 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    }
}
