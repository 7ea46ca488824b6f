package dev.lintel.read.config;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Configuration that the code gives a name of its own: `spring.config.name` as a class with a `main` sets it (in an
/// argument, a system property or a default property; Spring Boot reference, "External Application Properties"), and
/// files that a `@PropertySource` names.
///
/// @param stems by module, the names that stand for `application`
/// @param sources in the order of the classes that name them
record NamedConfiguration(Map<String, Set<String>> stems, List<Source> sources) {
    private static final String NAME = "spring.config.name";
    private static final String ONE = "org.springframework.context.annotation.PropertySource";
    private static final String SEVERAL = "org.springframework.context.annotation.PropertySources";

    private static final Set<String> APPLICATIONS = Set.of(
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "org.springframework.boot.autoconfigure.EnableAutoConfiguration");

    /// @param module of the class that names it
    /// @param profile of the class, empty for always
    /// @param location as written, `classpath:mail.properties`
    record Source(String module, String profile, String location) {}

    NamedConfiguration {
        stems = Map.copyOf(stems);
        sources = List.copyOf(sources);
    }

    static NamedConfiguration of(Program program) {
        Constants constants = new Constants(program);
        Map<String, List<Set<String>>> starts = new TreeMap<>();
        List<Source> sources = new ArrayList<>();
        Map<String, List<List<Source>>> applications = new TreeMap<>();
        for (TypeDeclaration type : program.types()) {
            if (!type.isMain()) {
                continue;
            }
            if (type.methods("main").stream().anyMatch(method -> method.is(Modifier.STATIC))) {
                Set<String> stems = names(type, program, constants)
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .filter(stem -> !stem.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                if (!stems.isEmpty()) {
                    starts.computeIfAbsent(type.module(), _ -> new ArrayList<>())
                            .add(stems);
                }
            }
            List<Source> named = sources(type, constants);
            if (!named.isEmpty() && isApplication(type)) {
                applications
                        .computeIfAbsent(type.module(), _ -> new ArrayList<>())
                        .add(named);
            } else {
                sources.addAll(named);
            }
        }
        applications.values().stream()
                .filter(each -> each.size() == 1)
                .forEach(each -> sources.addAll(each.getFirst()));
        return new NamedConfiguration(agreed(starts), sources);
    }

    private static List<Source> sources(TypeDeclaration type, Constants constants) {
        String profile = profile(type, constants);
        return type.annotations().stream()
                .flatMap(NamedConfiguration::each)
                .flatMap(annotation -> locations(annotation, constants))
                .map(location -> new Source(type.module(), profile, location))
                .toList();
    }

    private static boolean isApplication(TypeDeclaration type) {
        return type.annotations().stream().anyMatch(each -> APPLICATIONS.contains(each.type()));
    }

    /// Settings are a module's: where it starts several applications, each with files of its own, none is everybody's.
    private static Map<String, Set<String>> agreed(Map<String, List<Set<String>>> starts) {
        Map<String, Set<String>> stems = new TreeMap<>();
        starts.forEach((module, named) -> {
            if (named.stream().distinct().count() == 1) {
                stems.put(module, named.getFirst());
            }
        });
        return stems;
    }

    Set<String> stems(String module) {
        return stems.getOrDefault(module, Set.of());
    }

    private static Stream<String> names(TypeDeclaration type, Program program, Constants constants) {
        Stream<Expression> values = type.fields().stream()
                .filter(field -> field.modifiers().contains(Modifier.STATIC))
                .flatMap(field -> program.initialiser(field).stream());
        Stream<Body> bodies = Stream.concat(
                type.methods().stream().map(Method::id).flatMap(id -> program.body(id).stream()),
                program.initialisers(type).stream());
        return Stream.concat(
                        values.flatMap(value -> Walk.all(value).stream()),
                        bodies.flatMap(body -> Walk.all(body.block()).stream()))
                .flatMap(node -> name(node, constants).stream());
    }

    /// `"--spring.config.name=shop"` in one text, or the key and its value as neighbours in one call.
    private static Optional<String> name(Node node, Constants constants) {
        if (node instanceof Expression.Call call) {
            List<Expression> given = call.arguments();
            for (int i = 0; i + 1 < given.size(); i++) {
                if (constants.text(given.get(i)).filter(NAME::equals).isPresent()) {
                    return constants.text(given.get(i + 1));
                }
            }
            return Optional.empty();
        }
        return node instanceof Expression.Literal || node instanceof Expression.Concat
                ? constants.text((Expression) node).flatMap(NamedConfiguration::assigned)
                : Optional.empty();
    }

    private static Optional<String> assigned(String text) {
        String bare = text.startsWith("--") || text.startsWith("-D") ? text.substring(2) : text;
        if (!bare.startsWith(NAME) || bare.length() <= NAME.length() + 1) {
            return Optional.empty();
        }
        char sign = bare.charAt(NAME.length());
        return sign == '=' || sign == ':' ? Optional.of(bare.substring(NAME.length() + 1)) : Optional.empty();
    }

    private static Stream<Annotation> each(Annotation annotation) {
        return switch (annotation.type()) {
            case ONE -> Stream.of(annotation);
            case SEVERAL ->
                annotation.value("value").stream()
                        .flatMap(value -> Walk.all(value, Expression.Nested.class))
                        .map(Expression.Nested::annotation);
            default -> Stream.empty();
        };
    }

    private static Stream<String> locations(Annotation source, Constants constants) {
        return source.value("value").stream()
                .flatMap(value -> constants.list(value).values().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static String profile(TypeDeclaration type, Constants constants) {
        return type.annotations().stream()
                .filter(each -> each.type().equals("org.springframework.context.annotation.Profile"))
                .flatMap(each -> each.value("value").stream())
                .flatMap(value -> constants.text(value).stream())
                .findFirst()
                .orElse("");
    }
}
