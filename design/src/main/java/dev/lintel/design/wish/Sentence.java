package dev.lintel.design.wish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence without what is said for politeness' sake, and who may, which is said anywhere in it.
///
/// @param plain in small letters, without a full stop
/// @param readers `public`, `signed-in` or the word of a role; empty where nothing is said
/// @param writers as the readers
record Sentence(String plain, Optional<String> readers, Optional<String> writers) {
    private static final String ALL = "(?:everybody|everyone|anybody|anyone|all|the public|strangers|the world)";
    private static final String KNOWN =
            "(?:(?:any|every|all)? ?(?:signed-?in|logged-?in|authenticated|known) (?:users?|people|callers?|customers?)"
                    + "|whoever is (?:signed|logged) in)";
    private static final String ROLE = "(?:an? |the |only )?([a-z][a-z-]*?)s?";
    private static final Pattern POLITE = Pattern.compile(
            "^(?:(?:hi|hello|hey|please|so|now|ok|then)[, ]+|(?:i|we)(?:'d| would)? (?:like|need|want|have)(?: you)?(?: to)? "
                    + "|(?:can|could|would|will) you (?:please )?|let'?s |let us |there (?:should|must|has to) be |it (?:should|must)"
                    + " (?:be possible|have) (?:to )?|(?:the )?users? (?:should|must) be able to )+");
    private static final Pattern REASON =
            Pattern.compile("[,;]? (?:so that|because|in order to|since|as we need|thanks|thank you)\\b.*$");

    private enum Right {
        READ,
        WRITE,
        BOTH
    }

    /// @param word who; empty where the first group says the role
    private record Clause(Pattern pattern, Right right, String word) {}

    private static final String READS = "(?:read|see|list|get|view|find|search)(?: (?:it|them))?";
    private static final String WRITES =
            "(?:write|create|add|edit|change|make|manage|maintain)(?:,? (?:and|or)? ?(?:edit|change|update|delete|remove|create))*"
                    + "(?: (?:it|them))?";
    /// "where customers may list their bills" says what is asked for; only a clause of its own says who may.
    private static final String CLAUSE = "(?:[,;.:] ?(?:and |but )?| (?:and|but|which|that) )(?:only )?";
    private static final String PHRASE = ",? (?:and |but )?(?:only )?";

    private static final List<Clause> CLAUSES = List.of(
            clause(CLAUSE, ALL + " (?:may|can) " + READS, Right.READ, "public"),
            clause(CLAUSE, ALL + " (?:may|can) " + WRITES, Right.WRITE, "public"),
            clause(CLAUSE, KNOWN + " (?:may|can) " + READS, Right.READ, "signed-in"),
            clause(CLAUSE, KNOWN + " (?:may|can) " + WRITES, Right.WRITE, "signed-in"),
            clause(CLAUSE, ROLE + " (?:may|can) " + READS, Right.READ, ""),
            clause(CLAUSE, ROLE + " (?:may|can) " + WRITES, Right.WRITE, ""),
            clause(PHRASE, "(?:open to|for|by|to) " + ALL, Right.BOTH, "public"),
            clause(PHRASE, "without (?:a |any )?(?:login|authentication)", Right.BOTH, "public"),
            clause("(?:, ?|,? (?:is|are) )", "(?:open|public)", Right.BOTH, "public"),
            clause(PHRASE, "(?:for|by|to) " + KNOWN + "(?: only)?", Right.BOTH, "signed-in"),
            clause(",? (?:and |but )?(?:only|just) ", "(?:for|by|to) " + ROLE, Right.BOTH, ""),
            clause(",? ", "(?:for|by|to) " + ROLE + " only", Right.BOTH, ""),
            clause(PHRASE, "(?:for|by) (?:an? |the )?(admin|administrator)s?", Right.BOTH, ""));

    private static Clause clause(String before, String pattern, Right right, String word) {
        return new Clause(Pattern.compile(before + "(?:" + pattern + ")(?=$|[,;.]| and | but )"), right, word);
    }

    static Sentence of(String said) {
        // names of classes are words too: OrderItem
        String rest = said.strip()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[`\"\u201c\u201d]", "")
                .replaceAll("\\be-?mail", "email")
                .replaceAll("\\s+", " ")
                .replaceAll("[.!?]+$", "");
        rest = REASON.matcher(POLITE.matcher(rest).replaceFirst("")).replaceFirst("");
        Optional<String> readers = Optional.empty();
        Optional<String> writers = Optional.empty();
        for (Clause each : CLAUSES) {
            Matcher matcher = each.pattern().matcher(rest);
            if (!matcher.find()) {
                continue;
            }
            Optional<String> who = Optional.of(each.word().isEmpty() ? matcher.group(1) : each.word());
            readers = each.right() == Right.WRITE ? readers : readers.or(() -> who);
            writers = each.right() == Right.READ ? writers : writers.or(() -> who);
            rest = (rest.substring(0, matcher.start()) + rest.substring(matcher.end())).strip();
        }
        return new Sentence(rest.replaceAll("[,; ]+$", ""), readers, writers);
    }
}
