package dev.lintel.flow.knowledge;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text is harmless for once a regular expression says which characters it is made of.
public final class AllowList {
    /// Characters that can do harm, by what they can do it to.
    private static final Map<String, String> DANGEROUS = dangerous();
    /// `[^a-z0-9]`, perhaps repeated: what is left after removing it is the class itself.
    private static final Pattern ONE_CLASS = Pattern.compile("(\\[(?:[^\\]\\\\]|\\\\.)+\\]|\\\\[A-Za-z.])[+*]?");

    private static final Set<String> ONE_OF_OURS = Set.of("any");
    /// What an address is harmless for whose host was not chosen by who sent it.
    private static final Set<String> OF_ADDRESS = Set.of("url", "redirect");

    private AllowList() {}

    /// The encodings of a text that matches this as a whole (`String.matches`, `Pattern.matches`,
    /// `Matcher.matches`).
    public static Set<String> matching(String regex) {
        if (Literals.only(regex)) {
            return ONE_OF_OURS;
        }
        Set<String> found = new TreeSet<>(encodings(Alphabet.of(regex)));
        if (Literals.fixHost(regex)) {
            found.addAll(OF_ADDRESS);
        }
        return Set.copyOf(found);
    }

    /// The encodings of a text in which this is found (`Matcher.find`); of a whole text where it says where that
    /// begins and ends. A line feed at the very end is taken for the end (`Pattern`, "Line terminators").
    public static Set<String> found(String regex) {
        boolean begins = regex.startsWith("^") || regex.startsWith("\\A");
        boolean ends =
                regex.endsWith("$") && !regex.endsWith("\\$") || regex.endsWith("\\z") && !regex.endsWith("\\\\z");
        if (!begins || !ends || Literals.hasChoice(regex)) {
            return Set.of();
        }
        Set<String> found = new TreeSet<>(matching(regex));
        found.remove("log-line");
        return Set.copyOf(found);
    }

    /// The encodings of a text in which all that this finds was replaced (`replaceAll("[^a-z]", "")`); empty when
    /// the expression is more than one class of characters.
    public static Set<String> removing(String regex, String instead) {
        Matcher one = ONE_CLASS.matcher(regex);
        if (!one.matches()) {
            return Set.of();
        }
        BitSet left = CharacterSet.without(Alphabet.of(one.group(1)));
        instead.chars().forEach(c -> left.set(CharacterSet.code(c)));
        return encodings(left);
    }

    private static Set<String> encodings(BitSet alphabet) {
        Set<String> found = new TreeSet<>();
        boolean foreign = alphabet.get(CharacterSet.OTHER);
        if (!foreign && within(alphabet, "_")) {
            found.add("any");
        }
        DANGEROUS.forEach((encoding, harmful) -> {
            if (harmful.chars().noneMatch(alphabet::get)) {
                found.add(encoding);
            }
        });
        if (!foreign && within(alphabet, "_.$@+#")) {
            found.add("sql");
            found.add("jpql");
        }
        // What may be sorted by: words, dots and commas make no call and no comparison.
        if (!foreign && within(alphabet, "_.$@+# ,")) {
            found.add("sql-list");
        }
        if (!foreign && within(alphabet, "_.$@+#-/:,")) {
            found.add("sql-name");
        }
        if (!foreign && within(alphabet, "_.:@,+=")) {
            found.add("command");
        }
        return Set.copyOf(found);
    }

    /// Whether there are only letters, digits and these.
    private static boolean within(BitSet alphabet, String more) {
        return alphabet.stream().allMatch(c -> Character.isLetterOrDigit(c) || more.indexOf(c) >= 0);
    }

    private static Map<String, String> dangerous() {
        Map<String, String> found = new LinkedHashMap<>();
        found.put("html", "<>\"'&`");
        found.put("sql-quote", "'\"\\");
        found.put("path-name", "/\\");
        found.put("no-parent", ".");
        found.put("url-part", "/\\:@?#");
        found.put("redirect", "/\\:");
        found.put("log-line", "\r\n");
        found.put("ldap", "*()\\\0,=+<>;\"");
        found.put("xpath", "'\"[]()/@=| ");
        found.put("shell", " \t\n;&|<>$`\\\"'()*?[]{}~!#-");
        // As a part of a word that a shell reads; at the beginning of one a hyphen makes it an option.
        found.put("shell-word", " \t\n;&|<>$`\\\"'()*?[]{}~!#");
        found.put("class", ".");
        return Map.copyOf(found);
    }
}
