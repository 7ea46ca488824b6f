package dev.lintel.agent.route;

import dev.lintel.agent.question.Question;
import dev.lintel.agent.question.Questions;
import dev.lintel.agent.route.Classifier.Labelled;
import dev.lintel.agent.route.Cues.Cue;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Names;
import dev.lintel.agent.words.Sentence;
import java.io.BufferedInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What was learned from examples: how likely a sentence means each intent. It is learned when Lintel is built
/// ([Learning]) and only read afterwards.
final class Learned {
    /// The class of sentences that are about something else; the others are the intents' ordinals.
    static final int NONE = Intent.values().length;

    static final String FILE = "learned.bin";

    private final Cues cues;
    private final Rarity rarity;
    private final Classifier classifier;

    private Learned(Cues cues, Rarity rarity, Classifier classifier) {
        this.cues = cues;
        this.rarity = rarity;
        this.classifier = classifier;
    }

    /// What the build has learned from all examples.
    static Learned read() {
        try (InputStream stream = Learned.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            return read(new DataInputStream(new BufferedInputStream(stream)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// One row per mark: its name, its rarity (none for marks of form), its weight for each class.
    private static Learned read(DataInput in) throws IOException {
        int size = in.readInt();
        Map<String, Double> rarity = HashMap.newHashMap(size);
        Map<String, float[]> weights = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            String mark = in.readUTF();
            float rare = in.readFloat();
            if (!Float.isNaN(rare)) {
                rarity.put(mark, (double) rare);
            }
            float[] row = new float[NONE + 1];
            for (int c = 0; c < row.length; c++) {
                row[c] = in.readFloat();
            }
            weights.put(mark, row);
        }
        return new Learned(Cues.read(), Rarity.known(rarity), Classifier.known(NONE + 1, weights));
    }

    void write(DataOutput out) throws IOException {
        Map<String, Double> rarities = rarity.byName();
        Set<String> marks = new TreeSet<>(rarities.keySet());
        marks.addAll(classifier.marks());
        out.writeInt(marks.size());
        for (String mark : marks) {
            out.writeUTF(mark);
            Double rare = rarities.get(mark);
            out.writeFloat(rare == null ? Float.NaN : rare.floatValue());
            for (float weight : classifier.weights(mark)) {
                out.writeFloat(weight);
            }
        }
    }

    /// Each example is learned as it is met in a backend that has the things that it speaks of, and in one that has
    /// none of them.
    static Learned of(List<Example> examples) {
        Cues cues = Cues.read();
        List<Names> backends = List.of(ExampleBackend.names(), new Names());
        List<Marks> marks = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Example example : examples) {
            Sentence sentence = Sentence.of(example.sentence());
            backends.stream().map(names -> names.in(sentence)).distinct().forEach(mentions -> {
                marks.add(Marks.of(
                        sentence, mentions, Questions.of(sentence, mentions), beside(cues, sentence, mentions)));
                labels.add(example.intent().map(Intent::ordinal).orElse(NONE));
            });
        }
        Rarity rarity = Rarity.of(marks);
        List<Labelled> labelled = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            labelled.add(new Labelled(rarity.weigh(marks.get(i)), labels.get(i)));
        }
        return new Learned(cues, rarity, Classifier.learned(labelled, NONE + 1));
    }

    /// By an intent's ordinal, and [#NONE]; they add up to 1.
    double[] likelihoods(Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        Marks marks = Marks.of(sentence, mentions, question, beside(cues, sentence, mentions));
        return classifier.likelihoods(rarity.weigh(marks));
    }

    Stream<Cue> cues(Sentence sentence) {
        return cues.in(sentence, _ -> false).stream();
    }

    /// Without those that are names of the backend.
    Stream<Cue> cues(Sentence sentence, List<Mention> mentions) {
        return beside(cues, sentence, mentions).stream();
    }

    /// Words that are names of something point nowhere by themselves.
    private static List<Cue> beside(Cues cues, Sentence sentence, List<Mention> mentions) {
        return cues.in(
                sentence,
                index -> mentions.stream().anyMatch(mention -> mention.from() <= index && index < mention.to()));
    }
}
