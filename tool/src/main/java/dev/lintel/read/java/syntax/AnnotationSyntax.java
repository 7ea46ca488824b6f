package dev.lintel.read.java.syntax;

import java.util.Map;

/// An annotation as written.
///
/// @param values in source order; a single unnamed one stands under `value`
public record AnnotationSyntax(Tree type, Map<String, Tree> values, long at) {
    /// The last part of the name as written.
    public String simpleName() {
        return switch (type) {
            case Tree.Name name -> name.id();
            case Tree.Select select -> select.name();
            default -> "";
        };
    }
}
