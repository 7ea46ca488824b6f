package dev.lintel.code;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Set;

/// A method or constructor. Bodies are asked of [Program#body].
///
/// @param synthesised made by the language or by a known generator (record accessor, Lombok), not written
public record Method(
        MethodId id,
        Set<Modifier> modifiers,
        List<TypeParameter> typeParameters,
        List<Parameter> parameters,
        Type returns,
        List<Type> thrown,
        List<Annotation> annotations,
        boolean hasBody,
        boolean synthesised,
        Span at) {
    public Method {
        modifiers = Set.copyOf(modifiers);
        typeParameters = List.copyOf(typeParameters);
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
        annotations = List.copyOf(annotations);
    }

    public String name() {
        return id.name();
    }

    public boolean isConstructor() {
        return id.name().equals("<init>");
    }

    public boolean is(Modifier modifier) {
        return modifiers.contains(modifier);
    }
}
