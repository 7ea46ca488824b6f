package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Shop;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.AnswerText;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AbuseSceneTest {
    @Test
    void a_log_that_is_named_is_said_not_to_be_read_and_its_callers_can_be_counted() throws UsageProblem, IOException {
        Answer answer = Shop.architect().answer("who is hammering us? look at logs/access.log.1.gz");

        assertThat(AnswerText.render(answer).replaceAll("\\s+", " "))
                .contains("Lintel reads no access logs, so nothing below comes from logs/access.log.1.gz");
        assertThat(answer.next().getFirst())
                .startsWith("zcat ")
                .contains("logs/access.log.1.gz")
                .contains("| awk ");
    }

    @Test
    void without_a_log_nothing_is_said_of_one() throws UsageProblem, IOException {
        Answer answer = Shop.architect().answer("someone is hammering my API");

        assertThat(AnswerText.render(answer)).doesNotContain("access logs");
        assertThat(answer.next().getFirst()).startsWith("lintel map ");
    }
}
