package dev.lintel.read.config;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.read.BootSecurity;
import dev.lintel.read.Fact;
import java.util.Set;
import java.util.stream.Stream;

/// Applications that leave Spring Boot's own security out: `@SpringBootApplication(exclude =
/// SecurityAutoConfiguration.class)`. The library is on the class path then, and nobody is asked anything unless the
/// application has a filter chain of its own.
final class SwitchedOffSecurity {
    private static final Set<String> EXCLUDING = Set.of(
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "org.springframework.boot.autoconfigure.EnableAutoConfiguration",
            "org.springframework.cloud.client.SpringCloudApplication");

    private SwitchedOffSecurity() {}

    static Stream<Fact> of(TypeDeclaration type, Program program) {
        return type.annotations().stream()
                .filter(each -> EXCLUDING.contains(each.type()) && excludes(each, new Constants(program)))
                .map(each -> new Fact.SecurityPresent(type.module(), false, each.at()));
    }

    private static boolean excludes(Annotation annotation, Constants constants) {
        Stream<String> classes = annotation.value("exclude").stream()
                .flatMap(value -> Walk.all(value, Expression.ClassLiteral.class))
                .map(literal -> literal.named().erasure());
        Stream<String> names =
                annotation.value("excludeName").stream().flatMap(value -> constants.texts(value).values().stream());
        return Stream.concat(classes, names).anyMatch(BootSecurity::isConfiguredBy);
    }
}
