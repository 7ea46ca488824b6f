package dev.lintel.review.standard;

import dev.lintel.finding.Standard;
import java.util.List;
import java.util.stream.Stream;

/// Whether one thing that a standard counts meets it.
enum Answer {
    MET,
    MISSED,
    /// Neither met nor missed: something could not be read, or is decided elsewhere.
    UNKNOWN;

    static Standard share(String name, Stream<Answer> all) {
        List<Answer> answers = all.toList();
        return new Standard(name, count(answers, MET), answers.size(), count(answers, UNKNOWN), true);
    }

    private static int count(List<Answer> answers, Answer wanted) {
        return (int) answers.stream().filter(wanted::equals).count();
    }
}
