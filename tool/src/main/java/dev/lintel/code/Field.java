package dev.lintel.code;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A field, enum constant or record component. Its initialiser is asked of [Program#initialiser], as bodies are.
///
/// @param constant the compile-time constant of a library's field (String, boxed number, Boolean, Character)
/// @param enumConstant whether this is a constant of an enum
public record Field(
        String owner,
        String name,
        Type type,
        Set<Modifier> modifiers,
        List<Annotation> annotations,
        Optional<Object> constant,
        boolean enumConstant,
        Span at) {
    public Field {
        modifiers = Set.copyOf(modifiers);
        annotations = List.copyOf(annotations);
    }
}
