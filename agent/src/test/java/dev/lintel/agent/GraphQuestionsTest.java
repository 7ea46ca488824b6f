package dev.lintel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Questions on the example shop whose answers were made by reading its code.
class GraphQuestionsTest {
    private static final int AT_LEAST = 100;

    record Asked(String question, String answer) {
        @Override
        public String toString() {
            return question;
        }
    }

    static Stream<Asked> questions() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(GraphQuestionsTest.class.getResourceAsStream("shop-questions.tsv"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Asked(parts[0], parts[1].strip()))
                    .toList()
                    .stream();
        }
    }

    @Test
    void there_are_enough_of_them() throws IOException {
        assertThat(questions()).hasSizeGreaterThan(AT_LEAST);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void the_answer_is_exact(Asked asked) throws Exception {
        Answer answer = Shop.architect().answer(asked.question());

        assertThat(answer.kind()).as(answer.headline()).isEqualTo("question");
        if (asked.answer().startsWith("=")) {
            assertThat(answer.headline()).contains(asked.answer().substring(1));
        } else {
            assertThat(about(answer)).containsExactlyInAnyOrderElementsOf(expected(asked.answer()));
        }
    }

    private static List<String> expected(String answer) {
        return answer.equals("-")
                ? List.of()
                : Stream.of(answer.split(";")).map(String::strip).toList();
    }

    /// What the facts of the first part are about.
    private static List<String> about(Answer answer) {
        return answer.parts().stream()
                .filter(part -> !part.claims().isEmpty())
                .filter(part -> !part.heading().startsWith("What writes"))
                .limit(1)
                .flatMap(part -> part.claims().stream())
                .filter(claim -> claim.kind() == Claim.Kind.FACT)
                .map(Claim::about)
                .toList();
    }
}
