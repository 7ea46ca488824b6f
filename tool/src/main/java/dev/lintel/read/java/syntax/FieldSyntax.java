package dev.lintel.read.java.syntax;

import dev.lintel.code.Modifier;
import java.util.List;
import java.util.Set;

/// @param initialiser empty code when there is none
/// @param component whether it is a record's component
public record FieldSyntax(
        String name,
        Tree type,
        Set<Modifier> modifiers,
        List<AnnotationSyntax> annotations,
        Code initialiser,
        boolean enumConstant,
        boolean component,
        long at) {
    FieldSyntax with(Code other) {
        return new FieldSyntax(name, type, modifiers, annotations, other, enumConstant, component, at);
    }

    public boolean is(Modifier modifier) {
        return modifiers.contains(modifier);
    }
}
