package dev.lintel.agent.route;

import dev.lintel.agent.question.Question;
import dev.lintel.agent.route.Cues.Cue;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out what a sentence wants. Things that cannot mean anything else come first: a finding's id, a log file, a
/// plan. Then the weights of all cues are added, and the best must lead clearly.
public final class Router {
    private static final int ENOUGH = 2;
    private static final double LEAD = 1.5;
    private static final int QUESTION_OF_NAMES = 6;
    private static final int QUESTION_OF_THINGS = 6;
    private static final int PLAIN_QUESTION = 7;
    private static final int EXPLANATION = 3;

    private static final Pattern LOG = Pattern.compile("\\S+\\.log(\\.\\d+)?(\\.gz)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAN = Pattern.compile("Seq Scan on|Index Scan using|\\(cost=\\d|\"Node Type\"\\s*:");
    private static final Pattern SQL = Pattern.compile("(?is)\\b(explain\\s+)?select\\s+.+\\sfrom\\s+\\w+");
    private static final Pattern DURATION =
            Pattern.compile("(?i)\\b\\d+(\\.\\d+)?\\s*(s|sec|secs|seconds?|ms|millis|milliseconds?|minutes?|min)\\b");
    /// Questions on what is there begin like this; wishes begin otherwise.
    private static final Pattern ASKS = Pattern.compile(
            "(?i)^\\W*(which|what|who|whom|where|how many|list|show( me)?|describe|tell me about|does|do|is|are|can|may|has|have|count|name|any(one|body)|every(one|body))\\b.*",
            Pattern.DOTALL);

    private static final Pattern ASKS_PLAINLY =
            Pattern.compile("(?i)^\\W*(which|who|whom|how many|list|where is|where are|count)\\b.*", Pattern.DOTALL);
    private static final Pattern EXPLAINS = Pattern.compile(
            "(?i)^\\W*(explain|what (is|are|does)|what's|what the heck is|why (is|are|does|do|should)|was ist|qu'est|qu\u00e9 es)\\b(?! (wrong|the best)).*",
            Pattern.DOTALL);

    /// Paths, source files and table names are written by nobody who asks for a recipe.
    private static final Pattern TECHNICAL = Pattern.compile(
            "(^|\\s)/[\\w{}-]+(/[\\w{}*-]+)+|\\b\\w+\\.(java|kt|sql|ya?ml|xml|properties)\\b|\\b\\w+_\\w+\\b|\\b[a-z]+[A-Z]\\w+\\b");

    private final Cues cues = Cues.read();
    private final Set<String> field;

    /// @param field stems of words that are of our field wherever they stand
    public Router(Set<String> field) {
        this.field = Set.copyOf(field);
    }

    /// @param question what the sentence asks of the graph, when it asks something
    public Route route(Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        if (mentions.stream().anyMatch(mention -> mention.kind() == Mention.Kind.PRACTICE) && question.isEmpty()) {
            return new Route.To(Intent.EXPLAIN);
        }
        if (LOG.matcher(sentence.text()).find()) {
            return new Route.To(Intent.ABUSE);
        }
        if (PLAN.matcher(sentence.text()).find() || SQL.matcher(sentence.text()).find()) {
            return new Route.To(Intent.OPTIMIZE);
        }
        return weighed(sentence, mentions, question);
    }

    private Route weighed(Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        boolean asks = question.isPresent() && ASKS.matcher(sentence.text()).matches();
        Map<Intent, Integer> weights = new EnumMap<>(Intent.class);
        boolean ofOurField =
                !mentions.isEmpty() || asks || sentence.words().stream().anyMatch(word -> field.contains(word.stem()));
        for (Cue cue : cues.in(sentence, index -> asks && isName(mentions, index))) {
            Optional<Intent> intent = intent(cue.about());
            intent.ifPresent(each -> weights.merge(each, cue.weight(), Integer::sum));
            ofOurField |= intent.isEmpty() || cue.weight() >= 3 && intent.get() != Intent.EXPLAIN;
        }
        if (DURATION.matcher(sentence.text()).find()) {
            weights.merge(Intent.OPTIMIZE, 1, Integer::sum);
        }
        if (asks) {
            boolean plainly = ASKS_PLAINLY.matcher(sentence.text()).matches();
            weights.merge(
                    Intent.QUESTION,
                    plainly ? PLAIN_QUESTION : mentions.isEmpty() ? QUESTION_OF_THINGS : QUESTION_OF_NAMES,
                    Integer::sum);
            weights.computeIfPresent(Intent.EXPLAIN, (_, weight) -> mentions.isEmpty() ? weight : 0);
        } else if (EXPLAINS.matcher(sentence.text()).matches()) {
            weights.merge(Intent.EXPLAIN, EXPLANATION, Integer::sum);
        }
        List<Map.Entry<Intent, Integer>> ranked = new ArrayList<>(weights.entrySet());
        ranked.sort(Map.Entry.<Intent, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        ranked.removeIf(each -> each.getValue() <= 0);
        if (!ofOurField) {
            return new Route.OutOfScope();
        }
        if (ranked.isEmpty()) {
            return sentence.text().contains("?")
                    ? new Route.Either(Intent.QUESTION, Intent.REVIEW)
                    : new Route.Either(Intent.REVIEW, Intent.DESIGN);
        }
        Map.Entry<Intent, Integer> best = ranked.getFirst();
        Optional<Map.Entry<Intent, Integer>> second = ranked.stream().skip(1).findFirst();
        boolean leads = second.isEmpty() || best.getValue() >= second.get().getValue() * LEAD;
        if (best.getValue() >= ENOUGH && leads) {
            return new Route.To(best.getKey());
        }
        return new Route.Either(best.getKey(), second.map(Map.Entry::getKey).orElse(other(best.getKey())));
    }

    private static boolean isName(List<Mention> mentions, int index) {
        return mentions.stream().anyMatch(mention -> mention.from() <= index && index < mention.to());
    }

    private static Intent other(Intent first) {
        return first == Intent.REVIEW ? Intent.DESIGN : Intent.REVIEW;
    }

    private static Optional<Intent> intent(String word) {
        for (Intent intent : Intent.values()) {
            if (intent.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(intent);
            }
        }
        return Optional.empty();
    }
}
