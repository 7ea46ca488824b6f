package dev.lintel.read.java.syntax;

import dev.lintel.code.Modifier;
import dev.lintel.code.TypeDeclaration.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A declared type as written, together with what the language and Lombok add to it.
///
/// @param name the simple name; `$1` or `$1Name` for anonymous and local types, counted in their enclosing type
/// @param extended the superclass; for an anonymous class the type after `new`
/// @param initialisers static and instance blocks
/// @param within the code that a local or anonymous type stands in
public record TypeSyntax(
        String name,
        Kind kind,
        Set<Modifier> modifiers,
        List<TypeParameterSyntax> typeParameters,
        @Nullable Tree extended,
        List<Tree> implemented,
        List<AnnotationSyntax> annotations,
        List<FieldSyntax> fields,
        List<MethodSyntax> methods,
        List<TypeSyntax> nested,
        List<Code> initialisers,
        @Nullable Code within,
        long at) {
    /// The name that code in scope uses: `Name` for `$1Name`, empty for an anonymous type.
    public String visibleName() {
        int end = 0;
        if (name.startsWith("$")) {
            end = 1;
            while (end < name.length() && Character.isDigit(name.charAt(end))) {
                end++;
            }
        }
        return name.substring(end);
    }

    public boolean isAnonymous() {
        return within != null && visibleName().isEmpty();
    }

    /// The same type with more members.
    TypeSyntax with(List<FieldSyntax> moreFields, List<MethodSyntax> moreMethods, List<TypeSyntax> moreTypes) {
        return new TypeSyntax(
                name,
                kind,
                modifiers,
                typeParameters,
                extended,
                implemented,
                annotations,
                joined(fields, moreFields),
                joined(methods, moreMethods),
                joined(nested, moreTypes),
                initialisers,
                within,
                at);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        if (more.isEmpty()) {
            return some;
        }
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
