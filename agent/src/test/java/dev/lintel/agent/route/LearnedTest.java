package dev.lintel.agent.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.words.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LearnedTest {
    private static final List<Example> FEW = List.of(
            new Example(Optional.of(Intent.OPTIMIZE), "the list of parcels takes ten seconds"),
            new Example(Optional.of(Intent.OPTIMIZE), "why does the search take so many seconds"),
            new Example(Optional.of(Intent.SECURE), "nobody else may read my parcels"),
            new Example(Optional.of(Intent.SECURE), "hash the passwords properly"),
            new Example(Optional.empty(), "bake a cake for sunday"),
            new Example(Optional.empty(), "the weather of sunday"));

    @Test
    void the_same_examples_teach_the_same_to_the_last_bit() throws IOException {
        assertThat(written(lesson())).isEqualTo(written(lesson()));
    }

    @Test
    void what_was_written_down_judges_as_what_was_learned() throws IOException {
        Learned learned = Learned.of(FEW);
        Learned read = Learned.read(new MarkTable(written(lesson())));

        for (String text : List.of(
                "the search takes ten seconds", "may anybody read the parcels?", "a cake", "z\u00fc\u4e2d", "")) {
            Sentence sentence = Sentence.of(text);
            assertThat(read.likelihoods(sentence, List.of(), Optional.empty()))
                    .as(text)
                    .containsExactly(learned.likelihoods(sentence, List.of(), Optional.empty()), Offset.offset(1e-5));
        }
    }

    @Test
    void a_long_sentence_is_not_judged_more_boldly_than_its_last_words() {
        Learned learned = Learned.of(FEW);
        double cry = optimize(learned, "ten seconds");
        double story = optimize(learned, "my colleague told me on the way to lunch that it takes ten seconds");

        assertThat(story).isLessThanOrEqualTo(cry + 0.05);
    }

    @Test
    void no_sentence_is_an_example_of_two_intents() throws IOException {
        Map<String, Optional<Intent>> known = new HashMap<>();
        for (Example example : Example.all(Path.of("src/main/examples"))) {
            Optional<Intent> before = known.put(example.sentence(), example.intent());
            assertThat(before == null || before.equals(example.intent()))
                    .as(example.sentence())
                    .isTrue();
        }
        assertThat(known).hasSizeGreaterThan(5_000);
    }

    private static double optimize(Learned learned, String text) {
        return learned.likelihoods(Sentence.of(text), List.of(), Optional.empty())[Intent.OPTIMIZE.ordinal()];
    }

    private static Lesson lesson() {
        return Lesson.of(FEW, Cues.read());
    }

    private static byte[] written(Lesson lesson) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lesson.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
