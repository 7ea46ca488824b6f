package dev.lintel.read.java.syntax;

import dev.lintel.code.value.Accessors;
import java.util.Optional;

/// How Lombok names the accessors of one field (`lombok.experimental.Accessors`).
///
/// @param chain whether setters return `this`
record LombokAccessors(String getter, String setter, String with, boolean chain) {
    static LombokAccessors of(LombokNames names, LombokSettings settings, TypeSyntax type, FieldSyntax field) {
        Optional<AnnotationSyntax> accessors =
                names.find(field.annotations(), "Accessors").or(() -> names.find(type.annotations(), "Accessors"));
        boolean fluent = flag(accessors, "fluent", settings.fluent());
        boolean chain = flag(accessors, "chain", settings.chain() || fluent);
        boolean isBoolean =
                field.type() instanceof Tree.PrimitiveName(String primitive, long _) && primitive.equals("boolean");
        String name = withoutPrefix(accessors, field.name());
        if (isBoolean && name.length() > 2 && name.startsWith("is") && !Character.isLowerCase(name.charAt(2))) {
            name = Character.toLowerCase(name.charAt(2)) + name.substring(3);
            String property = Accessors.capitalised(name);
            return fluent
                    ? new LombokAccessors(field.name(), field.name(), "with" + property, chain)
                    : new LombokAccessors("is" + property, "set" + property, "with" + property, chain);
        }
        String property = Accessors.capitalised(name);
        return fluent
                ? new LombokAccessors(name, name, "with" + property, chain)
                : new LombokAccessors(
                        (isBoolean ? "is" : "get") + property, "set" + property, "with" + property, chain);
    }

    private static boolean flag(Optional<AnnotationSyntax> annotation, String name, boolean otherwise) {
        return annotation
                .map(each -> each.values().get(name))
                .map(value -> value instanceof Tree.Constant(Object on, long _) && Boolean.TRUE.equals(on))
                .orElse(otherwise);
    }

    private static String withoutPrefix(Optional<AnnotationSyntax> annotation, String name) {
        Tree prefix = annotation.map(each -> each.values().get("prefix")).orElse(null);
        if (prefix instanceof Tree.Constant(String text, long _)
                && !text.isEmpty()
                && name.startsWith(text)
                && name.length() > text.length()) {
            String rest = name.substring(text.length());
            return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
        }
        return name;
    }
}
