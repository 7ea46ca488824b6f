package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;

/// How a type looks as JSON, after visibility, `@JsonIgnore`, views and naming.
///
/// @param complete `false` when a custom serializer or an unread supertype decides
public record BodyType(String type, List<Property> properties, boolean complete, Span at) {
    public BodyType {
        properties = List.copyOf(properties);
    }

    /// @param name in JSON
    /// @param property in code
    /// @param type erased; of the elements when `many`
    /// @param written appears in responses
    /// @param read accepted in requests
    /// @param constraints simple names of effective bean-validation constraints, `NotNull`, `Size`
    /// @param cascades whether validation goes into it (`@Valid`)
    public record Property(
            String name,
            String property,
            String type,
            boolean many,
            boolean written,
            boolean read,
            List<String> constraints,
            boolean cascades,
            Span at) {
        public Property {
            constraints = List.copyOf(constraints);
        }
    }
}
