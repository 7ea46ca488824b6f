package dev.lintel.code.value;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a mapper of MapStruct says of one property that a method of its fills (mapstruct.org, reference guide, chapter
/// 3); without a word it is filled with the property of the same name.
///
/// @param written the `@Mapping`
public record Mapping(Annotation written) {
    private static final String PACKAGE = "org.mapstruct.";

    /// Whether the bodies of a type's abstract methods are made by the generator.
    public static boolean isMapper(TypeDeclaration type) {
        return has(type.annotations(), "Mapper");
    }

    /// Whether it is the object that is filled, which is made otherwise.
    public static boolean isUpdated(Parameter parameter) {
        return has(parameter.annotations(), "MappingTarget");
    }

    /// Whether it is only handed on to other methods.
    public static boolean isContext(Parameter parameter) {
        return has(parameter.annotations(), "Context");
    }

    private static boolean has(List<Annotation> declared, String name) {
        return declared.stream().anyMatch(each -> each.type().equals(PACKAGE + name));
    }

    /// A type of the sources with properties to read or to fill; empty for any other, whose value is taken whole.
    public static Optional<TypeDeclaration> mapped(Type type, Program program) {
        return program.type(type.erasure())
                .filter(each -> each.origin().isPresent() && each.kind() != TypeDeclaration.Kind.ENUM);
    }

    /// What is said of this property of what a method fills.
    public static Optional<Mapping> of(String property, Method method) {
        return all(method)
                .filter(each -> each.text("target").filter(property::equals).isPresent())
                .findFirst();
    }

    /// Repeated or in `@Mappings`.
    private static Stream<Mapping> all(Method method) {
        return method.annotations().stream()
                .flatMap(each -> each.type().equals(PACKAGE + "Mappings")
                        ? each.value("value").stream()
                                .flatMap(value -> Walk.all(value, Expression.Nested.class))
                                .map(Expression.Nested::annotation)
                        : Stream.of(each))
                .filter(each -> each.type().equals(PACKAGE + "Mapping"))
                .map(Mapping::new);
    }

    public boolean says(String attribute) {
        return written.values().containsKey(attribute);
    }

    /// What an attribute says; empty where it is not given or is no plain text.
    public Optional<String> text(String attribute) {
        return written.value(attribute)
                .filter(Expression.Literal.class::isInstance)
                .map(value -> ((Expression.Literal) value).value())
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    public Span at() {
        return written.at();
    }
}
