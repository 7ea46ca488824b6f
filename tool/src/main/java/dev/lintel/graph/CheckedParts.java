package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;

/// What an access rule on a handler looks at: `@PreAuthorize("@members.has(#projectId)")`.
///
/// @param rule the annotation's simple name
/// @param parts inputs of the handler, or properties of them
public record CheckedParts(OperationId handler, String rule, List<Part> parts, Span at) {
    public CheckedParts {
        parts = List.copyOf(parts);
    }

    /// @param parameter index among the handler's parameters
    /// @param property of the parameter; empty for the parameter itself
    /// @param name the last name of it, as written
    public record Part(int parameter, String property, String name) {}
}
