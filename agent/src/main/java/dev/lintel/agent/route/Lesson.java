package dev.lintel.agent.route;

import dev.lintel.agent.question.Questions;
import dev.lintel.agent.route.Classifier.Labelled;
import dev.lintel.agent.words.Names;
import dev.lintel.agent.words.Sentence;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What marks say of intents, by examples or by what was written down of them.
record Lesson(Rarity rarity, Classifier classifier) {
    /// Each example is learned as it is met in a backend that has the things that it speaks of, and in one that has
    /// none of them.
    static Lesson of(List<Example> examples, Cues cues) {
        List<Names> backends = List.of(ExampleBackend.names(), new Names());
        List<Marks> marks = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Example example : examples) {
            Sentence sentence = Sentence.of(example.sentence());
            backends.stream().map(names -> names.in(sentence)).distinct().forEach(mentions -> {
                marks.add(Marks.of(
                        sentence,
                        mentions,
                        Questions.of(sentence, mentions),
                        Learned.beside(cues, sentence, mentions)));
                labels.add(example.intent().map(Intent::ordinal).orElse(Learned.NONE));
            });
        }
        Rarity rarity = Rarity.of(marks);
        List<Labelled> labelled = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            labelled.add(new Labelled(rarity.weigh(marks.get(i)), labels.get(i)));
        }
        return new Lesson(rarity, Classifier.learned(labelled, Learned.NONE + 1));
    }

    /// As much of what was written down as these marks need.
    static Lesson of(Marks marks, MarkTable table) {
        Map<String, Double> rarity = new HashMap<>();
        Map<String, float[]> weights = new HashMap<>();
        table.rows(Rarity.names(marks)).forEach((mark, row) -> {
            if (!Float.isNaN(row.rarity())) {
                rarity.put(mark, (double) row.rarity());
            }
            weights.put(mark, row.weights());
        });
        return new Lesson(Rarity.known(rarity), Classifier.known(Learned.NONE + 1, weights));
    }

    double[] likelihoods(Marks marks) {
        return classifier.likelihoods(rarity.weigh(marks));
    }

    /// For [MarkTable].
    void write(DataOutput out) throws IOException {
        Map<String, Double> rarities = rarity.byName();
        Set<String> marks = new HashSet<>(rarities.keySet());
        marks.addAll(classifier.marks());
        Map<String, MarkTable.Row> rows = new HashMap<>();
        for (String mark : marks) {
            Double rare = rarities.get(mark);
            rows.put(mark, new MarkTable.Row(rare == null ? Float.NaN : rare.floatValue(), classifier.weights(mark)));
        }
        MarkTable.write(rows, Learned.NONE + 1, out);
    }
}
