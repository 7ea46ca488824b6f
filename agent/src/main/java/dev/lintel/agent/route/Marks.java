package dev.lintel.agent.route;

import dev.lintel.agent.question.Question;
import dev.lintel.agent.route.Cues.Cue;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Sentence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the classifier sees of a sentence: its words and pairs of words, pieces of words against slips of the pen
/// and for languages that are near, the cues, and its form. Names of the backend count as what they name and not as
/// words, so that a renamed table changes nothing.
///
/// @param said what of each kind stands in it, each once
/// @param form how it is built and what it points to, with a strength
record Marks(Map<Kind, Set<String>> said, Map<String, Double> form) {
    private static final double CUE = 0.15;
    private static final double SHAPE = 0.3;
    private static final int PIECE_LENGTH = 4;
    private static final int TERSE = 4;
    private static final int STORY = 25;

    private static final Pattern DURATION =
            Pattern.compile("(?i)\\b\\d+(\\.\\d+)?\\s*(s|sec|secs|seconds?|ms|millis|milliseconds?|minutes?|min)\\b");
    /// Questions on what is there begin like this; wishes begin otherwise.
    private static final Pattern ASKS = Pattern.compile(
            "(?i)^\\W*(which|what|who|whom|where|how many|list|show( me)?|describe|tell me about|does|do|is|are|can|may|has|have|count|name|any(one|body)|every(one|body))\\b.*",
            Pattern.DOTALL);
    private static final Pattern ASKS_PLAINLY = Pattern.compile(
            "(?i)^\\W*(which|who|whom|how many|list|where is|where are|count|describe)\\b.*", Pattern.DOTALL);
    /// The same after a sentence or two of explanation.
    private static final Pattern ASKS_LATER = Pattern.compile(
            "(?is).*[.?!;:]\\s+(and |so |but )?(which|who|whom|where|how many|is|are|does|do|can|may|has|have)\\b[^.!]*\\?.*");
    private static final Pattern EXPLAINS = Pattern.compile(
            "(?i)^\\W*(explain|what (is|are|does)|what's|what the heck is|why (is|are|does|do|should)|was ist|qu'est|qu\u00e9 es)\\b(?! (wrong|the best)).*",
            Pattern.DOTALL);
    /// Paths, source files and table names are written by nobody who asks for a recipe.
    private static final Pattern TECHNICAL = Pattern.compile(
            "(^|\\s)/[\\w{}-]+(/[\\w{}*-]+)+|\\b\\w+\\.(java|kt|sql|ya?ml|xml|properties)\\b|\\b\\w+_\\w+\\b|\\b[a-z]+[A-Z]\\w+\\b");

    enum Kind {
        WORD,
        PAIR,
        PIECE
    }

    private Marks() {
        this(new EnumMap<>(Kind.class), new HashMap<>());
        for (Kind kind : Kind.values()) {
            said.put(kind, new HashSet<>());
        }
    }

    /// @param question what the sentence asks of the graph, when it asks something
    static Marks of(Sentence sentence, List<Mention> mentions, Optional<Question> question, List<Cue> cues) {
        Marks all = new Marks();
        all.words(sentence, mentions);
        for (Cue cue : cues) {
            all.form.merge("cue " + cue.about(), cue.weight() * CUE, Double::sum);
        }
        all.form(sentence, mentions, question);
        return all;
    }

    /// Whether its first words can be nothing else than a question.
    static boolean asksPlainly(Sentence sentence) {
        return ASKS_PLAINLY.matcher(sentence.text()).matches();
    }

    private void words(Sentence sentence, List<Mention> mentions) {
        List<String> tokens = new ArrayList<>();
        tokens.add("^");
        for (int i = 0; i < sentence.words().size(); i++) {
            int index = i;
            Optional<Mention> named = mentions.stream()
                    .filter(mention -> mention.from() <= index && index < mention.to())
                    .findFirst();
            if (named.isEmpty()) {
                Sentence.Word word = sentence.words().get(i);
                tokens.add(word.stem());
                pieces(word.plain());
            } else if (named.get().from() == i) {
                tokens.add("@" + named.get().kind().name().toLowerCase(Locale.ROOT));
            }
        }
        tokens.add("$");
        for (int i = 0; i < tokens.size(); i++) {
            said(Kind.WORD).add(tokens.get(i));
            if (i > 0) {
                said(Kind.PAIR).add(tokens.get(i - 1) + " " + tokens.get(i));
            }
        }
    }

    private Set<String> said(Kind kind) {
        return said.getOrDefault(kind, Set.of());
    }

    private void pieces(String word) {
        String bounded = "_" + word + "_";
        for (int i = 0; i + PIECE_LENGTH <= bounded.length(); i++) {
            said(Kind.PIECE).add(bounded.substring(i, i + PIECE_LENGTH));
        }
    }

    private void form(Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        String text = sentence.text();
        boolean asks = ASKS.matcher(text).matches();
        boolean answerable = question.isPresent();
        int words = sentence.words().size();
        mark("asks", asks);
        mark("asks what the graph can answer", asks && answerable);
        mark("asks plainly", ASKS_PLAINLY.matcher(text).matches());
        mark(
                "asks plainly what the graph can answer",
                answerable && ASKS_PLAINLY.matcher(text).matches());
        mark("asks later", ASKS_LATER.matcher(text).matches());
        mark(
                "asks later what the graph can answer",
                answerable && ASKS_LATER.matcher(text).matches());
        mark("explains", EXPLAINS.matcher(text).matches());
        mark("explains nothing of ours", EXPLAINS.matcher(text).matches() && mentions.isEmpty());
        mark("question mark", text.contains("?"));
        mark("duration", DURATION.matcher(text).find());
        mark("technical", TECHNICAL.matcher(text).find());
        mark("names nothing", mentions.isEmpty());
        mark("terse", words <= TERSE);
        mark("story", words > STORY);
    }

    private void mark(String name, boolean holds) {
        if (holds) {
            form.put(name, SHAPE);
        }
    }
}
