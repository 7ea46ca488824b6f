package dev.lintel.agent.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/// How likely each class is for a set of weighted marks: a sum of weights per class, made likelihoods by their
/// exponents. The weights are those of two learners. Multinomial logistic regression, learned by stochastic
/// gradient descent with a step per mark (Duchi, Hazan, Singer, "Adaptive subgradient methods", 2011), draws the
/// borders between the classes sharply, but knows a rare mark only by the few sentences that were hard for it.
/// Multinomial naive Bayes counts what stands in the sentences of each class and keeps its head among words that a
/// stranger uses otherwise (Ng, Jordan, "On discriminative vs. generative classifiers", 2001). Their product errs
/// less than either, as Raina, Shen, Ng, McCallum found ("Classification with hybrid generative/discriminative
/// models", 2003). All in a fixed order, so that the same examples give the same answers on every machine.
final class Classifier {
    private static final int ROUNDS = 20;
    private static final double STEP = 0.3;
    private static final double SHRINK = 2e-4;
    private static final double SMALL = 1e-6;
    /// What naive Bayes counts for in the sum; logistic regression counts for 1.
    private static final double COUNTED = 0.5;
    /// As often each mark is taken to have been seen in each class before any was.
    private static final double BEFOREHAND = 0.05;
    private static final long ORDER = 20_261_129;

    private final int classes;
    private final Map<String, Integer> numbers;
    /// Of mark `n` and class `c` at `n * classes + c`.
    private final double[] weights;

    /// Marks of one sentence, by name, and the class that it belongs to.
    record Labelled(Map<String, Double> marks, int label) {
        Labelled {
            marks = Map.copyOf(marks);
        }
    }

    /// The same with the marks' numbers, which are looked up once and not in every round.
    private record Row(int[] marks, double[] values, int label) {}

    private Classifier(int classes, Map<String, Integer> numbers, double[] weights) {
        this.classes = classes;
        this.numbers = numbers;
        this.weights = weights;
    }

    /// What was learned before.
    ///
    /// @param weights of each mark, one per class
    static Classifier known(int classes, Map<String, float[]> weights) {
        Map<String, Integer> numbers = HashMap.newHashMap(weights.size());
        double[] all = new double[weights.size() * classes];
        weights.forEach((mark, each) -> {
            int number = numbers.size();
            numbers.put(mark, number);
            for (int c = 0; c < classes; c++) {
                all[number * classes + c] = each[c];
            }
        });
        return new Classifier(classes, numbers, all);
    }

    Set<String> marks() {
        return Collections.unmodifiableSet(numbers.keySet());
    }

    /// One per class; zeros for a mark that no example had.
    float[] weights(String mark) {
        float[] found = new float[classes];
        Integer number = numbers.get(mark);
        for (int c = 0; number != null && c < classes; c++) {
            found[c] = (float) weights[number * classes + c];
        }
        return found;
    }

    /// @param classes labels are 0 to `classes` - 1
    static Classifier learned(List<Labelled> examples, int classes) {
        Map<String, Integer> numbers = new HashMap<>();
        examples.forEach(each ->
                new TreeSet<>(each.marks().keySet()).forEach(mark -> numbers.putIfAbsent(mark, numbers.size())));
        Classifier classifier = new Classifier(classes, numbers, new double[numbers.size() * classes]);
        List<Row> rows = new ArrayList<>(examples.stream()
                .map(each -> classifier.row(each.marks(), each.label()))
                .toList());
        double[] squares = new double[classifier.weights.length];
        Random random = new Random(ORDER);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(rows, random);
            rows.forEach(row -> classifier.learn(row, squares));
        }
        classifier.count(rows);
        return classifier;
    }

    /// Adds what naive Bayes makes of the same examples: the logarithm of each mark's share in its class. Classes
    /// are taken to be equally likely, for how many examples of each were written says nothing of what people ask.
    private void count(List<Row> rows) {
        double[] counts = new double[weights.length];
        Arrays.fill(counts, BEFOREHAND);
        double[] sums = new double[classes];
        Arrays.fill(sums, BEFOREHAND * numbers.size());
        for (Row row : rows) {
            for (int i = 0; i < row.marks().length; i++) {
                counts[row.marks()[i] * classes + row.label()] += row.values()[i];
                sums[row.label()] += row.values()[i];
            }
        }
        for (int at = 0; at < counts.length; at++) {
            weights[at] += COUNTED * Math.log(counts[at] / sums[at % classes]);
        }
    }

    /// Marks that no example had are left out: they say nothing.
    private Row row(Map<String, Double> marks, int label) {
        List<String> known =
                marks.keySet().stream().filter(numbers::containsKey).sorted().toList();
        return new Row(
                known.stream().mapToInt(numbers::get).toArray(),
                known.stream().mapToDouble(marks::get).toArray(),
                label);
    }

    private void learn(Row row, double[] squares) {
        double[] likely = likelihoods(row);
        for (int i = 0; i < row.marks().length; i++) {
            int at = row.marks()[i] * classes;
            for (int c = 0; c < classes; c++) {
                double gradient = (likely[c] - (c == row.label() ? 1 : 0)) * row.values()[i] + SHRINK * weights[at + c];
                squares[at + c] += gradient * gradient;
                weights[at + c] -= STEP * gradient / Math.sqrt(squares[at + c] + SMALL);
            }
        }
    }

    /// One likelihood per class; they add up to 1.
    double[] likelihoods(Map<String, Double> marks) {
        return likelihoods(row(marks, -1));
    }

    private double[] likelihoods(Row row) {
        double[] scores = new double[classes];
        for (int i = 0; i < row.marks().length; i++) {
            int at = row.marks()[i] * classes;
            for (int c = 0; c < classes; c++) {
                scores[c] += weights[at + c] * row.values()[i];
            }
        }
        double most = DoubleStream.of(scores).max().orElse(0);
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            scores[c] = Math.exp(scores[c] - most);
            sum += scores[c];
        }
        for (int c = 0; c < classes; c++) {
            scores[c] /= sum;
        }
        return scores;
    }
}
