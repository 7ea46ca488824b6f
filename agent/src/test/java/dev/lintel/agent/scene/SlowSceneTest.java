package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Shop;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.route.Intent;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowSceneTest {
    @Test
    void a_fast_endpoint_is_not_accused_and_the_slow_one_beside_it_is_offered() throws UsageProblem, IOException {
        Answer answer = Shop.architect().answer("fetching a user's orders takes 5 seconds");

        assertThat(answer.headline())
                .startsWith("GET /api/orders asks one thing")
                .contains("Should you mean GET /api/admin/orders");
        assertThat(answer.next()).anyMatch(command -> command.endsWith("'GET /api/admin/orders'"));
    }

    @Test
    void one_that_the_code_shows_to_be_slow_is_the_answer_itself() throws UsageProblem, IOException {
        assertThat(Shop.architect()
                        .answer(Intent.OPTIMIZE, "GET /api/admin/orders")
                        .headline())
                .startsWith("GET /api/admin/orders is slow for")
                .doesNotContain("Should you mean");
    }

    @Test
    void a_path_that_is_not_here_is_said_before_another_is_told() throws UsageProblem, IOException {
        assertThat(Shop.architect()
                        .answer(Intent.OPTIMIZE, "GET /api/parcels/{id} takes 9 s")
                        .headline())
                .startsWith("Nothing in this backend is called /api/parcels/{id}. ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/orders/17 is slow",
                "/orders takes for ever",
                "https://shop.example/gateway/api/orders answers after 5 s",
                "GET /gateway/api/orders is slow, see /var/log/nginx/access.log",
                "reads and/or writes of orders are slow."
            })
    void a_path_that_is_here_in_part_with_values_or_behind_a_gateway_is_here(String text)
            throws UsageProblem, IOException {
        assertThat(Shop.architect().answer(Intent.OPTIMIZE, text).headline()).doesNotContain("Nothing in this backend");
    }
}
