package dev.lintel.read.java.syntax;

import dev.lintel.code.Modifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A method or constructor (`<init>`).
///
/// @param returns missing for constructors
/// @param code its body; empty when there is none
/// @param hasBody whether one is written
public record MethodSyntax(
        String name,
        Set<Modifier> modifiers,
        List<TypeParameterSyntax> typeParameters,
        List<ParameterSyntax> parameters,
        @Nullable Tree returns,
        List<Tree> thrown,
        List<AnnotationSyntax> annotations,
        Code code,
        boolean hasBody,
        boolean synthesised,
        long at) {
    public static final String CONSTRUCTOR = "<init>";

    MethodSyntax with(Code other) {
        return new MethodSyntax(
                name,
                modifiers,
                typeParameters,
                parameters,
                returns,
                thrown,
                annotations,
                other,
                hasBody,
                synthesised,
                at);
    }

    public boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }

    /// A method that the language or a generator adds.
    static MethodSyntax added(
            String name, Set<Modifier> modifiers, List<ParameterSyntax> parameters, @Nullable Tree returns, long at) {
        return new MethodSyntax(
                name, modifiers, List.of(), parameters, returns, List.of(), List.of(), Code.NONE, false, true, at);
    }
}
