package dev.lintel.flow.knowledge;

import java.util.List;

/// What an annotation of a library makes of the method or parameter that carries it, seen from inside: `arg0` is the
/// method's own first parameter.
///
/// @param annotation qualified name
public record AnnotationRule(String annotation, Target on, List<Role> roles) {
    public AnnotationRule {
        roles = List.copyOf(roles);
    }

    /// What carries it.
    public enum Target {
        METHOD,
        PARAMETER
    }
}
