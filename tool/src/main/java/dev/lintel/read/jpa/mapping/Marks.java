package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.value.Constants;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The annotations on one declaration, asked by simple name. Only those of persistence count: of
/// `javax.persistence`, `jakarta.persistence`, Hibernate, Spring Data and Micronaut Data, or unresolved ones of the
/// same name.
public final class Marks {
    private static final List<String> PACKAGES = List.of(
            "javax.persistence.",
            "jakarta.persistence.",
            "org.hibernate.annotations.",
            "org.springframework.data.",
            "io.micronaut.data.annotation.",
            "org.eclipse.persistence.annotations.");

    private final List<Annotation> annotations;
    private final Constants constants;

    public Marks(List<Annotation> annotations, Constants constants) {
        this.annotations = annotations;
        this.constants = constants;
    }

    /// The annotation of this simple name.
    public Optional<Annotation> find(String simpleName) {
        return annotations.stream()
                .filter(each -> each.simpleName().equals(simpleName) && isPersistence(each.type()))
                .findFirst();
    }

    public boolean has(String simpleName) {
        return find(simpleName).isPresent();
    }

    public boolean hasAny(Set<String> simpleNames) {
        return annotations.stream()
                .anyMatch(each -> simpleNames.contains(each.simpleName()) && isPersistence(each.type()));
    }

    private static boolean isPersistence(String type) {
        return type.indexOf('.') < 0 || PACKAGES.stream().anyMatch(type::startsWith);
    }

    /// A text attribute that is given and not empty.
    public Optional<String> text(Annotation annotation, String... names) {
        for (String name : names) {
            Optional<String> text =
                    annotation.value(name).flatMap(constants::text).filter(it -> !it.isEmpty());
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    public Optional<String> text(String annotation, String attribute) {
        return find(annotation).flatMap(it -> text(it, attribute));
    }

    public Optional<Boolean> truth(Annotation annotation, String name) {
        return annotation.value(name).flatMap(constants::truth);
    }

    public Optional<Integer> number(Annotation annotation, String name) {
        return annotation
                .value(name)
                .flatMap(constants::fold)
                .filter(Number.class::isInstance)
                .map(it -> ((Number) it).intValue());
    }

    /// The names of the enum constants given.
    public List<String> names(Annotation annotation, String attribute) {
        return annotation
                .value(attribute)
                .map(it -> constants.names(it).values())
                .orElse(List.of());
    }

    public List<String> texts(Annotation annotation, String attribute) {
        return annotation
                .value(attribute)
                .map(it -> constants.texts(it).values())
                .orElse(List.of());
    }

    public Optional<String> type(Annotation annotation, String attribute) {
        return annotation
                .value(attribute)
                .flatMap(it -> constants.classes(it).values().stream().findFirst())
                .filter(it -> !it.equals("void"));
    }

    /// The annotations inside an attribute, one or a list.
    public List<Annotation> nested(Annotation annotation, String attribute) {
        return annotation.value(attribute).map(this::nested).orElse(List.of());
    }

    private List<Annotation> nested(Expression value) {
        return switch (value) {
            case Expression.Nested nested -> List.of(nested.annotation());
            case Expression.NewArray array ->
                array.elements().stream().flatMap(each -> nested(each).stream()).toList();
            default -> List.of();
        };
    }

    /// One annotation and its repetitions inside the container: `@JoinColumn`, `@JoinColumns`.
    public List<Annotation> repeated(String simpleName, String container) {
        List<Annotation> inside = find(container).map(it -> nested(it, "value")).orElse(List.of());
        if (!inside.isEmpty()) {
            return inside;
        }
        return annotations.stream()
                .filter(each -> each.simpleName().equals(simpleName) && isPersistence(each.type()))
                .toList();
    }
}
