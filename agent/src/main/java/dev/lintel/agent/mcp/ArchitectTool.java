package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.util.Map;

/// One thing that an agent can ask for.
public interface ArchitectTool {
    String name();

    String title();

    /// At most sixty words: what it answers, and when it is the wrong tool.
    String description();

    /// JSON Schema of the arguments.
    Map<String, Object> input();

    /// Whether it can change files.
    default boolean writes() {
        return false;
    }

    /// @return the structured answer, plain maps, lists, texts and numbers
    /// @throws UsageProblem the arguments cannot be followed; the message says what to do instead
    Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException;
}
