package dev.lintel.agent.route;

import dev.lintel.agent.question.Question;
import dev.lintel.agent.route.Cues.Cue;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What was learned from examples: how likely a sentence means each intent. It is learned when Lintel is built
/// ([Learning]) and only looked up afterwards.
final class Learned {
    /// The class of sentences that are about something else; the others are the intents' ordinals.
    static final int NONE = Intent.values().length;

    static final String FILE = "learned.bin";

    private final Cues cues;
    private final Function<Marks, Lesson> lesson;

    private Learned(Cues cues, Function<Marks, Lesson> lesson) {
        this.cues = cues;
        this.lesson = lesson;
    }

    /// What the build has learned from all examples.
    static Learned read() {
        try (InputStream stream = Learned.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            return read(new MarkTable(stream.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Learned read(MarkTable table) {
        return new Learned(Cues.read(), marks -> Lesson.of(marks, table));
    }

    static Learned of(List<Example> examples) {
        Cues cues = Cues.read();
        Lesson all = Lesson.of(examples, cues);
        return new Learned(cues, _ -> all);
    }

    /// By an intent's ordinal, and [#NONE]; they add up to 1.
    double[] likelihoods(Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        Marks marks = Marks.of(sentence, mentions, question, beside(cues, sentence, mentions));
        return lesson.apply(marks).likelihoods(marks);
    }

    Stream<Cue> cues(Sentence sentence) {
        return cues.in(sentence, _ -> false).stream();
    }

    /// Without those that are names of the backend.
    Stream<Cue> cues(Sentence sentence, List<Mention> mentions) {
        return beside(cues, sentence, mentions).stream();
    }

    /// Words that are names of something point nowhere by themselves.
    static List<Cue> beside(Cues cues, Sentence sentence, List<Mention> mentions) {
        return cues.in(
                sentence,
                index -> mentions.stream().anyMatch(mention -> mention.from() <= index && index < mention.to()));
    }
}
