package dev.lintel.agent.mcp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.UsageProblem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pages end before an agent's budget does, whatever their elements look like.
class PageTest {
    private static final List<String> LONG = Collections.nCopies(60, "x".repeat(1_000));

    @Test
    void a_usual_page_ends_at_its_length() throws UsageProblem {
        assertThat(page(LONG, Map.of())).hasSize(5);
        assertThat(page(List.of("x".repeat(9_000), "y"), Map.of()))
                .as("the first is always there")
                .hasSize(1);
        assertThat(page(Collections.nCopies(60, "x"), Map.of())).hasSize(10);
    }

    @Test
    void one_that_was_asked_to_be_long_ends_at_another() throws UsageProblem {
        assertThat(page(LONG, Map.of("limit", 50))).hasSize(21);
        assertThat(page(Collections.nCopies(60, "x"), Map.of("limit", 60))).hasSize(50);
    }

    @Test
    void what_is_left_stands_behind_the_cursor() throws UsageProblem {
        Map<String, Object> first = Page.of("all", LONG, new Arguments(Map.of()), PageTest::shown);

        assertThat(first).containsEntry("total", 60).containsEntry("nextCursor", "5");
        assertThat(Page.of("all", LONG, new Arguments(Map.of("cursor", "55")), PageTest::shown))
                .doesNotContainKey("nextCursor");
    }

    private static List<?> page(List<String> all, Map<String, Object> arguments) throws UsageProblem {
        Map<String, Object> page = Page.of("all", all, new Arguments(arguments), PageTest::shown);
        return (List<?>) requireNonNull(page.get("all"));
    }

    private static Map<String, Object> shown(String text) {
        return Map.of("text", text);
    }
}
