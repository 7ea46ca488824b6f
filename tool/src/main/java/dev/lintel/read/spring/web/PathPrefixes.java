package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Grade;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Prefixes that a configuration puts before controllers: `configurer.addPathPrefix("/api", predicate)`,
/// evaluated for the predicates that people write.
///
/// @param rules the first that applies gives the prefix
record PathPrefixes(List<Rule> rules, List<Gap> gaps) {
    private static final List<String> CONFIGURERS = List.of(
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurer",
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport",
            "org.springframework.web.reactive.config.WebFluxConfigurer");

    record Rule(String prefix, Predicate<TypeDeclaration> applies) {}

    PathPrefixes {
        rules = List.copyOf(rules);
        gaps = List.copyOf(gaps);
    }

    static PathPrefixes of(Program program, Annotations annotations) {
        List<Rule> rules = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (String configurer : CONFIGURERS) {
            for (TypeDeclaration type : program.subtypes(configurer)) {
                if (type.isMain()) {
                    type.methods("configurePathMatch").stream()
                            .map(Method::id)
                            .flatMap(id -> program.body(id).stream())
                            .forEach(body -> new PrefixReader(program, annotations, body).read(rules, gaps));
                }
            }
        }
        return new PathPrefixes(rules, gaps);
    }

    Optional<String> prefix(TypeDeclaration controller) {
        return rules.stream()
                .filter(rule -> rule.applies().test(controller))
                .map(Rule::prefix)
                .findFirst();
    }

    private record PrefixReader(Program program, Annotations annotations, Body body) {
        void read(List<Rule> rules, List<Gap> gaps) {
            Walk.calls(body.block())
                    .filter(call -> call.name().equals("addPathPrefix")
                            && call.arguments().size() == 2)
                    .forEach(call -> {
                        Optional<String> prefix =
                                new Constants(program).text(call.arguments().getFirst());
                        Optional<Predicate<TypeDeclaration>> applies =
                                predicate(call.arguments().getLast());
                        if (prefix.isPresent() && applies.isPresent()) {
                            rules.add(new Rule(prefix.get(), applies.get()));
                        } else {
                            gaps.add(new Gap(
                                    body.at(call),
                                    "this path prefix depends on something that cannot be read",
                                    "paths of some controllers may lack a prefix"));
                        }
                    });
        }

        private Optional<Predicate<TypeDeclaration>> predicate(Expression expression) {
            return switch (expression) {
                case Expression.Call call -> ofHandlerTypes(call);
                case Expression.Lambda lambda -> ofLambda(lambda);
                default -> Optional.empty();
            };
        }

        private Optional<Predicate<TypeDeclaration>> ofHandlerTypes(Expression.Call call) {
            Constants constants = new Constants(program);
            List<String> classes = call.arguments().stream()
                    .flatMap(each -> constants.classes(each).values().stream())
                    .toList();
            List<String> texts = call.arguments().stream()
                    .flatMap(each -> constants.texts(each).values().stream())
                    .toList();
            return switch (call.name()) {
                case "forAnnotation" ->
                    Optional.of(type ->
                            annotations.on(type, classes.toArray(String[]::new)).isPresent());
                case "forBasePackage" -> Optional.of(type -> texts.stream().anyMatch(each -> within(type, each)));
                case "forBasePackageClass" ->
                    Optional.of(type -> classes.stream().anyMatch(each -> within(type, packageOf(each))));
                case "forAnyHandlerType" -> Optional.of(_ -> true);
                default -> Optional.empty();
            };
        }

        /// `c -> true`, `c -> c.isAnnotationPresent(RestController.class)`.
        private Optional<Predicate<TypeDeclaration>> ofLambda(Expression.Lambda lambda) {
            Constants constants = new Constants(program);
            List<Statement.Return> returns =
                    Walk.all(lambda.body(), Statement.Return.class).toList();
            if (returns.size() != 1 || returns.getFirst().value().isEmpty()) {
                return Optional.empty();
            }
            Expression value = returns.getFirst().value().get();
            if (constants.truth(value).filter(it -> it).isPresent()) {
                return Optional.of(_ -> true);
            }
            return value instanceof Expression.Call call && call.name().equals("isAnnotationPresent")
                    ? ofHandlerTypes(new Expression.Call(
                            call.receiver(),
                            new Callee("", "forAnnotation", Optional.empty(), Grade.NAME),
                            call.arguments(),
                            call.type(),
                            call.at()))
                    : Optional.empty();
        }

        private static boolean within(TypeDeclaration type, String packageName) {
            return type.name().startsWith(packageName + ".");
        }

        private static String packageOf(String type) {
            return type.substring(0, Math.max(0, type.lastIndexOf('.')));
        }
    }
}
