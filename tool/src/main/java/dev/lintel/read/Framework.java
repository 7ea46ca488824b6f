package dev.lintel.read;

import dev.lintel.code.Program;
import dev.lintel.source.Workspace;
import java.util.stream.Stream;

/// Knows one framework or format and tells what it says about the target. Stateless.
public interface Framework {
    /// For people and for reports of a reader that failed, `Spring MVC`.
    String name();

    /// All facts, in a deterministic order. What cannot be read is a [Fact.Unread], never an exception.
    Stream<Fact> interpret(Program program, Workspace workspace);

    /// Whether it may take as long as all the small ones together. Such a one is begun first: at the end it would be
    /// waited for alone.
    default boolean isLong() {
        return false;
    }
}
