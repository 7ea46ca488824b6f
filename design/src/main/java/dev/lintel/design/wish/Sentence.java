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
/// @param own the words by which each row is one caller's alone; empty where nothing is said
/// @param subject of whom it speaks, "let owners list their visits"; empty where it speaks of nobody
record Sentence(
        String plain,
        Optional<String> readers,
        Optional<String> writers,
        Optional<String> own,
        Optional<Noun> subject) {
    private static final String ALL = "(?:everybody|everyone|anybody|anyone|all|the public|strangers|the world)";
    private static final String KNOWN =
            "(?:(?:any|every|all)? ?(?:signed-?in|logged-?in|authenticated|known) (?:users?|people|callers?|customers?)"
                    + "|whoever is (?:signed|logged) in)";
    private static final String ROLE = "(?:an? |the |only )?([a-z][a-z-]*?(?: [a-z-]+?)?)s?(?: only)?";
    private static final Pattern POLITE = Pattern.compile(
            "^(?:(?:hi|hello|hey|please|so|now|ok|then)[, ]+|(?:i|we)(?:'d| would)? (?:like|need|want|have)(?: you)?(?: to)? "
                    + "|(?:can|could|would|will) you (?:please )?|let'?s |let us |there (?:should|must|has to) be |it (?:should|must)"
                    + " (?:be possible|have) (?:to )?)+");
    private static final Pattern SUBJECT = Pattern.compile(
            "^(?:(?:let|allow|enable|permit) (?:(?:all|the|our|only|an?) )*([a-z]+(?: [a-z]+)?) (?:to )?"
                    + "(?=(?:list|see|view|read|get|find|search|filter|browse|query|sort|create|add|write|make"
                    + "|manage|store|keep|track|save|comment|rate|review|report|bookmark) )"
                    + "|(?:(?:all|the|our|only|an?|any) )*([a-z]+(?: [a-z]+)?) (?:can|may|(?:should|must) be able to"
                    + "|(?:want|need)s? to) )");
    /// Whoever they are: such a word names no role.
    private static final Pattern ANY_PEOPLE = Pattern.compile("(?:i|we|you|one|it|they|users?|people|callers?|visitors?"
            + "|everybody|everyone|anybody|anyone|(?:signed-?in|logged-?in) users?)");
    private static final String MAKER = "(?:owner|author|creator|maker|uploader|writer)s?";
    private static final String DEEDS =
            "(?:read|see|list|get|view|find|write|create|add|edit|change|update|delete|remove|manage)";
    private static final List<Pattern> OWN = List.of(
            Pattern.compile(
                    "(?:[,;.:] ?| )(?:and |but |which |that )?(?:only |just )?(?:by |for |to |visible to )?(?:its|the|their|each) (?:own )?"
                            + MAKER + "(?: only)?(?: (?:may|can|should|must) .*)?$"),
            Pattern.compile(
                    "(?:[,;.:] ?| and | but )(?:only )?(?:whoever|who|those who) (?:made|wrote|created|added|uploaded) (?:it|them)"
                            + "(?: (?:may|can) .*)?$"),
            Pattern.compile("[,;.:] ?(?:and |but )?(?:each |every |all |the )*[a-z]+ (?:may|can) (?:only )?" + DEEDS
                    + "(?:(?:,| and| or)+ " + DEEDS
                    + ")* (?:only )?(?:their|his|her|its|his or her) own(?: [a-z]+)?$"));
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

    /// What a role of two words ends with: a field of two words does not.
    private static final String PEOPLE =
            "admin|administrator|user|member|manager|editor|operator|clerk|agent|staff|support|moderator|auditor";

    private static final String DOES_BOTH = READS + "(?:,| and|, and) " + WRITES;

    private static final List<Clause> CLAUSES = List.of(
            clause(CLAUSE, ALL + " (?:may|can) " + DOES_BOTH, Right.BOTH, "public"),
            clause(CLAUSE, KNOWN + " (?:may|can) " + DOES_BOTH, Right.BOTH, "signed-in"),
            clause(CLAUSE, ROLE + " (?:may|can) " + DOES_BOTH, Right.BOTH, ""),
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
            clause("[,;.:] ?(?:and |but )?", "(?:an? |the )?([a-z][a-z-]* (?:" + PEOPLE + "))s? only", Right.BOTH, ""),
            clause("[,;.:] ?(?:and |but )?", "(?:an? |the )?([a-z][a-z-]*?)s? only", Right.BOTH, ""),
            clause("[,;.:] ?(?:and |but )?only ", "(?:an? |the )?([a-z][a-z-]*?)s?", Right.BOTH, ""),
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
        Optional<Noun> subject = Optional.empty();
        Matcher speaksOf = SUBJECT.matcher(rest);
        if (speaksOf.find()) {
            String people = speaksOf.group(1) == null ? speaksOf.group(2) : speaksOf.group(1);
            subject = Noun.of(people);
            rest = rest.substring(speaksOf.end());
        }
        Optional<String> own = Optional.empty();
        for (Pattern each : OWN) {
            Matcher matcher = each.matcher(rest);
            if (own.isEmpty() && matcher.find()) {
                own = Optional.of(matcher.group().replaceFirst("^[,;.: ]+(?:(?:and|but) )?", ""));
                rest = rest.substring(0, matcher.start()).strip();
            }
        }
        return who(rest.replaceAll("[,; ]+$", ""), own, subject);
    }

    private static Sentence who(String said, Optional<String> own, Optional<Noun> subject) {
        String rest = said;
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
        Optional<String> role = subject.map(Noun::toString)
                .filter(each -> !ANY_PEOPLE.matcher(each).matches())
                .map(each -> each.replace(' ', '-'));
        return new Sentence(
                rest.replaceAll("[,; ]+$", ""), readers.or(() -> role), writers.or(() -> role), own, subject);
    }
}
