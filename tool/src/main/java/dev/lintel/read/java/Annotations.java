package dev.lintel.read.java;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Node;
import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.AnnotationSyntax;
import dev.lintel.read.java.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Annotations with their values as expressions.
final class Annotations {
    private Annotations() {}

    static List<Annotation> all(List<AnnotationSyntax> syntax, Elaboration elaboration) {
        return syntax.stream().map(each -> of(each, elaboration)).toList();
    }

    static Annotation of(AnnotationSyntax syntax, Elaboration elaboration) {
        Type type = elaboration.expressions().type(syntax.type());
        Map<String, Expression> values = new LinkedHashMap<>();
        syntax.values().forEach((name, value) -> values.put(name, elaboration.value(value, wanted(value))));
        String name = type instanceof Type.Declared declared ? declared.name() : written(syntax.type());
        return new Annotation(
                name,
                values,
                Node.unpack(elaboration.scopes().type().file().syntax().file().id(), syntax.at()));
    }

    @org.jspecify.annotations.Nullable
    private static Type wanted(Tree value) {
        return value instanceof Tree.ArrayMaker ? Type.UNKNOWN : null;
    }

    private static String written(Tree type) {
        return TypeResolver.path(type).orElse("");
    }
}
