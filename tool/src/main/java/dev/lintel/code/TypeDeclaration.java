package dev.lintel.code;

import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A declared type: of the target's sources, or of a library (then `origin` is empty and there are no bodies).
///
/// @param name canonical, `com.acme.Outer.Inner`; anonymous and local ones have a `$` part and are not found by
///     import
/// @param methods constructors and synthesised members included
/// @param outer the enclosing type's name
/// @param module the build module's folder, `""` for the root and for libraries
public record TypeDeclaration(
        String name,
        Kind kind,
        Set<Modifier> modifiers,
        List<TypeParameter> typeParameters,
        Optional<Type> superclass,
        List<Type> interfaces,
        List<Annotation> annotations,
        List<Field> fields,
        List<Method> methods,
        Optional<String> outer,
        Optional<Origin> origin,
        String module,
        Span at) {
    /// What is declared.
    public enum Kind {
        CLASS,
        INTERFACE,
        ENUM,
        RECORD,
        ANNOTATION
    }

    public TypeDeclaration {
        modifiers = Set.copyOf(modifiers);
        typeParameters = List.copyOf(typeParameters);
        interfaces = List.copyOf(interfaces);
        annotations = List.copyOf(annotations);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
    }

    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// The package; for nested types, what stands before the first part of the name that begins as classes do.
    public String packageName() {
        int dot = name.lastIndexOf('.');
        if (outer.isPresent()) {
            int before = name.lastIndexOf('.', dot - 1);
            while (before > 0 && Character.isUpperCase(name.charAt(before + 1))) {
                dot = before;
                before = name.lastIndexOf('.', dot - 1);
            }
            dot = before < 0 && Character.isUpperCase(name.charAt(0)) ? 0 : dot;
        }
        return name.substring(0, Math.max(dot, 0));
    }

    /// Whether it is the target's own shipped code: what practices look at.
    public boolean isMain() {
        return origin.isPresent() && origin.get() == Origin.MAIN;
    }

    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    public List<Method> methods(String methodName) {
        List<Method> found = new ArrayList<>(1);
        for (Method each : methods) {
            if (each.name().equals(methodName)) {
                found.add(each);
            }
        }
        return List.copyOf(found);
    }
}
