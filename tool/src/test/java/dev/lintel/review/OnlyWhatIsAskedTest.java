package dev.lintel.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Verdict.Followed;
import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Practices;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who leaves out the practices that follow data does not wait for it: on large backends it is half of a review.
class OnlyWhatIsAskedTest {
    /// Asks of constants where they arrive, beside what it reads by itself.
    private static final String OF_SECRETS = "sec-hardcoded-secret";

    @Test
    void no_data_is_followed_when_no_practice_asks_where_it_goes() throws IOException {
        List<Practice> others = Practices.all().stream()
                .filter(each -> !(each instanceof FlowPractice))
                .filter(each -> !each.guide().id().equals(OF_SECRETS))
                .toList();

        assertThat(others).hasSizeGreaterThan(30);
        assertThat(followed(others).entries()).isZero();
    }

    @Test
    void one_practice_that_asks_is_enough() throws IOException {
        List<Practice> one = Practices.all().stream()
                .filter(each -> each.guide().id().equals("sec-sql-injection"))
                .toList();

        assertThat(followed(one).entries()).isPositive();
    }

    private static Followed followed(List<Practice> practices) throws IOException {
        Path shop = Path.of("..", "examples", "shop");
        return Review.of(Request.of(Workspace.of(shop), Wiring.parts().withPractices(practices)))
                .followed();
    }
}
