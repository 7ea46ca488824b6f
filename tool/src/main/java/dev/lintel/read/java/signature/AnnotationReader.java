package dev.lintel.read.java.signature;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Type;
import dev.lintel.source.Span;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The annotations of a class file that somebody reads: all on annotation types and their attributes (they make the
/// meta-annotations), elsewhere those by which frameworks decide.
record AnnotationReader(TypeScope scope, Span at) {
    private static final List<String> DECIDING = List.of(
            "jakarta.persistence.",
            "javax.persistence.",
            "jakarta.validation.",
            "javax.validation.",
            "jakarta.ws.rs.",
            "javax.ws.rs.",
            "jakarta.annotation.security.",
            "javax.annotation.security.",
            "jakarta.transaction.",
            "javax.transaction.",
            "jakarta.ejb.",
            "javax.ejb.",
            "jakarta.inject.",
            "javax.inject.",
            "jakarta.servlet.annotation.",
            "javax.servlet.annotation.",
            "jakarta.interceptor.",
            "javax.interceptor.",
            "jakarta.enterprise.",
            "javax.enterprise.",
            "java.lang.FunctionalInterface",
            "org.springframework.web.",
            "org.springframework.transaction.",
            "org.springframework.stereotype.",
            "org.springframework.scheduling.",
            "org.springframework.security.",
            "org.springframework.cache.",
            "org.springframework.context.annotation.",
            "org.springframework.boot.",
            "org.springframework.data.",
            "org.springframework.validation.",
            "org.springframework.beans.factory.annotation.",
            "org.springframework.messaging.",
            "org.springframework.core.annotation.",
            "org.springframework.graphql.",
            "org.apache.ibatis.annotations.",
            "org.hibernate.annotations.",
            "com.fasterxml.jackson.annotation.",
            "io.micronaut.",
            "io.quarkus.",
            "org.eclipse.microprofile.",
            "com.baomidou.mybatisplus.annotation.");

    /// The annotations of a type, member or attribute.
    ///
    /// @param all whether every annotation counts, as on annotation types
    List<Annotation> of(AttributedElement element, boolean all) {
        var visible = element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(RuntimeVisibleAnnotationsAttribute::annotations);
        var invisible = element.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .map(RuntimeInvisibleAnnotationsAttribute::annotations);
        return both(visible, invisible, all);
    }

    /// The annotations of each parameter; empty when none has any.
    List<List<Annotation>> ofParameters(AttributedElement method) {
        return method.findAttribute(Attributes.runtimeVisibleParameterAnnotations())
                .map(found -> found.parameterAnnotations().stream()
                        .map(each -> both(Optional.of(each), Optional.empty(), false))
                        .toList())
                .orElse(List.of());
    }

    private List<Annotation> both(
            Optional<List<java.lang.classfile.Annotation>> visible,
            Optional<List<java.lang.classfile.Annotation>> invisible,
            boolean all) {
        Predicate<Annotation> wanted = all ? _ -> true : AnnotationReader::decides;
        return Stream.concat(visible.stream(), invisible.stream())
                .flatMap(List::stream)
                .map(this::annotation)
                .filter(wanted)
                .toList();
    }

    private static boolean decides(Annotation annotation) {
        return DECIDING.stream().anyMatch(annotation.type()::startsWith);
    }

    private Annotation annotation(java.lang.classfile.Annotation read) {
        Map<String, Expression> values = new LinkedHashMap<>();
        for (AnnotationElement each : read.elements()) {
            values.put(each.name().stringValue(), value(each.value()));
        }
        return new Annotation(scope.type(read.classSymbol()).erasure(), values, at);
    }

    private Expression value(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfString text -> literal(text.stringValue(), Type.STRING);
            case AnnotationValue.OfBoolean each -> primitive(each.booleanValue(), "boolean");
            case AnnotationValue.OfInt each -> primitive(each.intValue(), "int");
            case AnnotationValue.OfLong each -> primitive(each.longValue(), "long");
            case AnnotationValue.OfDouble each -> primitive(each.doubleValue(), "double");
            case AnnotationValue.OfFloat each -> primitive(each.floatValue(), "float");
            case AnnotationValue.OfChar each -> primitive(each.charValue(), "char");
            case AnnotationValue.OfByte each -> primitive(each.byteValue(), "byte");
            case AnnotationValue.OfShort each -> primitive(each.shortValue(), "short");
            case AnnotationValue.OfClass each ->
                new Expression.ClassLiteral(
                        scope.type(each.classSymbol()), new Type.Declared("java.lang.Class", List.of(), true), 0);
            case AnnotationValue.OfEnum each -> {
                Type owner = scope.type(each.classSymbol());
                yield new Expression.FieldAccess(
                        Optional.empty(), owner.erasure(), each.constantName().stringValue(), owner, 0);
            }
            case AnnotationValue.OfArray each -> {
                List<Expression> elements =
                        each.values().stream().map(this::value).toList();
                Type element =
                        elements.isEmpty() ? Type.UNKNOWN : elements.getFirst().type();
                yield new Expression.NewArray(List.of(), elements, new Type.Array(element), 0);
            }
            case AnnotationValue.OfAnnotation each -> {
                Annotation nested = annotation(each.annotation());
                yield new Expression.Nested(nested, new Type.Declared(nested.type(), List.of(), true), 0);
            }
        };
    }

    private static Expression primitive(Object value, String type) {
        return literal(value, new Type.Primitive(type));
    }

    private static Expression literal(Object value, Type type) {
        return new Expression.Literal(value, type, 0);
    }
}
