package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Shop;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallestStepTest {
    @Test
    void a_payment_gets_its_time_limits_first_for_they_are_two_lines() throws Exception {
        Claim step = step("how do I protect my payment API?");

        assertThat(step.example()).contains("read-timeout").hasLineCount(2);
        assertThat(step.places()).hasSize(1);
    }

    @Test
    void who_is_hammered_limits_first_what_is_guessed_at() throws Exception {
        assertThat(step("someone is hammering my API").says()).contains("POST /api/auth/login");
    }

    @Test
    void what_has_no_finding_gets_no_step() {
        assertThat(SmallestStep.of(List.of()).claims()).isEmpty();
    }

    private static Claim step(String sentence) throws Exception {
        Answer answer = Shop.architect().answer(sentence);
        return answer.parts().stream()
                .filter(part -> part.heading().equals("The smallest step that helps now"))
                .map(Part::claims)
                .map(List::getFirst)
                .findFirst()
                .orElseThrow();
    }
}
