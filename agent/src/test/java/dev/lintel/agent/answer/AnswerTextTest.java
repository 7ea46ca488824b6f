package dev.lintel.agent.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
    private static final Span PLACE = new Span(new SourceId("Shop.java"), 3, 1, 3, 9);

    @Test
    void the_same_repair_is_shown_once_under_a_heading() {
        Claim first = Claim.risk("One is wrong.", "a", List.of(PLACE), "lock();");
        Claim second = Claim.risk("Another is wrong.", "b", List.of(PLACE), "lock();");

        String text = AnswerText.render(Answer.of("secure", "Two.", new Part("Missing", List.of(first, second))));

        assertThat(text).containsOnlyOnce("lock();").contains("(repaired as above)");
    }

    @Test
    void comments_of_statements_keep_to_the_width() {
        String example = "-- " + "word ".repeat(40).strip() + "\ncreate index i on t (c);";

        String text =
                AnswerText.render(Answer.of("optimize", "Do.", new Part("", List.of(Claim.step("Do.", example)))));

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text.lines().filter(line -> line.contains("word"))).allMatch(line -> line.startsWith("      -- "));
    }

    @Test
    void facts_and_risks_are_cut_and_advice_is_not() {
        List<Claim> risks = Collections.nCopies(20, Claim.risk("It is wrong.", "a", List.of(PLACE), ""));
        List<Claim> pitfalls = Collections.nCopies(20, Claim.pitfall("It goes wrong."));

        assertThat(new Part("", risks).shown(8)).hasSize(8);
        assertThat(new Part("", pitfalls).shown(8)).hasSize(20);
    }
}
