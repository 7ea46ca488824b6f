package dev.lintel.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RootCausesTest {
    /// Of many routes the first three are shown: they are those that hurt most, in whatever order they were found.
    @Test
    void the_routes_of_one_cause_stand_worst_first() {
        List<Finding> joined = RootCauses.join(List.of(
                Examples.finding("resp-entity-leak", Risk.LOW, "user", 10, "GET /staff"),
                Examples.finding("resp-entity-leak", Risk.MEDIUM, "user", 20, "GET /members"),
                Examples.finding("resp-entity-leak", Risk.HIGH, "user", 30, "GET /search"),
                Examples.finding("resp-entity-leak", Risk.MEDIUM, "user", 5, "GET /friends")));

        assertThat(joined).singleElement().satisfies(each -> {
            assertThat(each.risk()).isEqualTo(Risk.HIGH);
            assertThat(each.routes()).containsExactly("GET /search", "GET /members", "GET /friends", "GET /staff");
        });
    }

    @Test
    void an_application_without_a_way_to_the_place_does_not_speak_for_the_one_that_has_one() {
        Finding reached = Examples.finding("sec-weak-random", Risk.LOW, "captcha", 10, "GET /captcha");
        Finding shared = Examples.finding("sec-weak-random", Risk.HIGH, "captcha", 10);

        assertThat(RootCauses.join(List.of(shared.in("mails"), reached.in("web"))))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.risk()).isEqualTo(Risk.LOW);
                    assertThat(each.subject()).isEqualTo("GET /captcha");
                });
        assertThat(RootCauses.join(List.of(shared.in("web"), reached.in("web"))))
                .singleElement()
                .satisfies(each -> assertThat(each.risk()).isEqualTo(Risk.HIGH));
    }
}
