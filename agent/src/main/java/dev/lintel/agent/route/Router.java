package dev.lintel.agent.route;

import dev.lintel.agent.question.Question;
import dev.lintel.agent.route.Cues.Cue;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out what a sentence wants. Things that cannot mean anything else come first: a finding's id, a log file, a
/// plan. Then a classifier that learned from our examples says how likely each intent is; when it is not sure
/// enough, the two likeliest become a question.
public final class Router {
    /// How likely the best intent must be to be answered at once: the most at which four of five sentences of hands
    /// left out of the learning still are.
    private static final double SURE = 0.92;
    /// The same for a plain question that the graph can answer: its answer is exact, and a wish begins otherwise.
    private static final double SURE_OF_A_QUESTION = 0.6;
    /// How likely it must be that a sentence without a word of our field is about something else.
    private static final double FOREIGN = 0.25;
    /// The same for a sentence with a word of our field in it.
    private static final double FOREIGN_IN_OUR_WORDS = 0.4;

    /// Words of a sentence that may be a name and nothing else.
    private static final int TERSE = 3;

    private static final Pattern PLAN = Pattern.compile("Seq Scan on|Index Scan using|\\(cost=\\d|\"Node Type\"\\s*:");
    private static final Pattern SQL = Pattern.compile("(?is)\\b(explain\\s+)?select\\s+.+\\sfrom\\s+\\w+");
    /// It never changes.
    private static final Learned LEARNED = Learned.read();
    /// Nobody writes these names but to ask about the thing itself.
    private static final Set<Mention.Kind> OF_ONE_BACKEND = Set.of(Mention.Kind.SETTING, Mention.Kind.INDEX);
    private static final Set<Mention.Kind> EXACT =
            Set.of(Mention.Kind.PATH, Mention.Kind.COLUMN, Mention.Kind.SETTING, Mention.Kind.INDEX);
    private static final Intent[] INTENTS = Intent.values();

    private final Set<String> field;
    private final Learned learned;

    /// @param field stems of words that are of our field wherever they stand
    public Router(Set<String> field) {
        this(field, LEARNED);
    }

    /// What this router would be had it learned from other examples.
    public Router learnedFrom(List<Example> examples) {
        return new Router(field, Learned.of(examples));
    }

    Router(Set<String> field, Learned learned) {
        this.field = Set.copyOf(field);
        this.learned = learned;
    }

    /// @param question what the sentence asks of the graph, when it asks something
    public Route route(Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        if (mentions.stream().anyMatch(mention -> mention.kind() == Mention.Kind.PRACTICE) && question.isEmpty()) {
            return new Route.To(Intent.EXPLAIN);
        }
        if (sentence.logFile().isPresent()) {
            return new Route.To(Intent.ABUSE);
        }
        if (PLAN.matcher(sentence.text()).find() || SQL.matcher(sentence.text()).find()) {
            return new Route.To(Intent.OPTIMIZE);
        }
        if (question.isPresent() && named(mentions, OF_ONE_BACKEND)) {
            return new Route.To(Intent.QUESTION);
        }
        double[] likely = learned.likelihoods(sentence, mentions, question);
        if (likely[Learned.NONE] >= (isOfOurField(sentence, mentions) ? FOREIGN_IN_OUR_WORDS : FOREIGN)) {
            return new Route.OutOfScope();
        }
        List<Intent> ranked = new ArrayList<>(List.of(INTENTS));
        ranked.sort(Comparator.comparingDouble((Intent intent) -> -likely[intent.ordinal()]));
        Intent best = ranked.getFirst();
        if (onlyNames(sentence, mentions, question)) {
            return new Route.Either(best, ranked.get(1));
        }
        if (likely[best.ordinal()] >= SURE
                || best == Intent.QUESTION && isAnswered(sentence, mentions, question, likely)) {
            return new Route.To(best);
        }
        return new Route.Either(best, ranked.get(1));
    }

    /// "The payment thing": what is meant is said, and not what is wanted of it.
    private boolean onlyNames(Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        return !mentions.isEmpty()
                && question.isEmpty()
                && sentence.words().size() <= TERSE
                && learned.cues(sentence, mentions)
                        .noneMatch(cue -> Intent.of(cue.about()).isPresent());
    }

    /// The graph's answer is exact and costs nothing: where a question is the likeliest, nobody has to be asked
    /// whether it is wanted.
    private static boolean isAnswered(
            Sentence sentence, List<Mention> mentions, Optional<Question> question, double[] likely) {
        boolean plain = Marks.asksPlainly(sentence) && likely[Intent.QUESTION.ordinal()] >= SURE_OF_A_QUESTION;
        return question.isPresent() && (plain || named(mentions, EXACT));
    }

    private static boolean named(List<Mention> mentions, Set<Mention.Kind> kinds) {
        return mentions.stream().anyMatch(mention -> kinds.contains(mention.kind()));
    }

    private boolean isOfOurField(Sentence sentence, List<Mention> mentions) {
        return !mentions.isEmpty()
                || sentence.words().stream().anyMatch(word -> field.contains(word.stem()))
                || learned.cues(sentence).anyMatch(Router::saysOurField);
    }

    private static boolean saysOurField(Cue cue) {
        Optional<Intent> intent = Intent.of(cue.about());
        return intent.isEmpty() || cue.weight() >= 3 && intent.get() != Intent.EXPLAIN;
    }
}
