package dev.lintel.agent.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Shop;
import dev.lintel.agent.mcp.ArchitectTool;
import dev.lintel.agent.mcp.Arguments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a model gets of an answer, and what is kept to hold its claims against.
class ToolsTest {
    @Test
    void an_answer_that_is_too_long_is_refused_and_proves_nothing() throws Exception {
        Tools tools = new Tools(Shop.repository(), List.of(new Repeats()));

        assertThat(tools.call("repeats", "{\"times\":39000}")).contains("\"result\":\"r1\"");
        assertThat(tools.call("repeats", "{\"times\":40000}"))
                .contains("longer than 40000 characters; ask for less, with limit")
                .hasSizeLessThan(200);
        assertThat(tools.results()).extracting(ToolResult::id).containsExactly("r1");
    }

    private record Repeats() implements ArchitectTool {
        @Override
        public String name() {
            return "repeats";
        }

        @Override
        public String title() {
            return "A long text";
        }

        @Override
        public String description() {
            return "As long as it is asked to be.";
        }

        @Override
        public Map<String, Object> input() {
            return Map.of();
        }

        @Override
        public Map<String, Object> call(Arguments arguments, Repository repository) {
            return Map.of("text", "x".repeat((Integer)
                            requireNonNull(arguments.values().get("times"))));
        }
    }
}
