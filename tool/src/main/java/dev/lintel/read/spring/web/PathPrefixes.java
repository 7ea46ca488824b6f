package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.read.ConfiguredKeys;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Prefixes that a configuration puts before controllers: `configurer.addPathPrefix("/api", predicate)`, or a map of
/// them that a handler mapping of its own is given (`setPathPrefixes`), evaluated for the predicates that people
/// write.
///
/// @param rules the first that applies gives the prefix
record PathPrefixes(List<Rule> rules, List<Gap> gaps) {
    private static final List<String> CONFIGURERS = List.of(
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurer",
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport",
            "org.springframework.web.reactive.config.WebFluxConfigurer");
    private static final String MAPPING = "RequestMappingHandlerMapping";
    private static final int DEEPEST = 2;

    record Rule(String prefix, Predicate<TypeDeclaration> applies) {}

    PathPrefixes {
        rules = List.copyOf(rules);
        gaps = List.copyOf(gaps);
    }

    static PathPrefixes of(Program program, Annotations annotations) {
        Constants constants = new Constants(program);
        PrefixReader reader = new PrefixReader(
                program,
                new HandlerTypes(annotations, constants),
                new ConfiguredTexts(new ConfiguredKeys(program, annotations, constants)),
                new ArrayList<>(),
                new ArrayList<>());
        for (String configurer : CONFIGURERS) {
            for (TypeDeclaration type : program.subtypes(configurer)) {
                if (type.isMain()) {
                    type.methods("configurePathMatch").stream()
                            .map(Method::id)
                            .flatMap(id -> program.body(id).stream())
                            .forEach(reader::readConfigurer);
                }
            }
        }
        program.bodiesCalling(Set.of("setPathPrefixes")).forEach(reader::readMapping);
        return new PathPrefixes(reader.rules(), reader.gaps());
    }

    Optional<String> prefix(TypeDeclaration controller) {
        return rules.stream()
                .filter(rule -> rule.applies().test(controller))
                .map(Rule::prefix)
                .findFirst();
    }

    /// @param texts where no method was called
    private record PrefixReader(
            Program program, HandlerTypes types, ConfiguredTexts texts, List<Rule> rules, List<Gap> gaps) {
        void readConfigurer(Body body) {
            Walk.calls(body.block())
                    .filter(call -> call.name().equals("addPathPrefix")
                            && call.arguments().size() == 2)
                    .forEach(call -> add(
                            body,
                            call,
                            call.arguments().getFirst(),
                            call.arguments().getLast(),
                            texts));
        }

        /// What the map is filled with: beside the call, or in the methods that make it.
        void readMapping(Body body) {
            Walk.calls(body.block())
                    .filter(call -> call.name().equals("setPathPrefixes")
                            && call.arguments().size() == 1
                            && call.callee().owner().endsWith(MAPPING))
                    .forEach(call -> {
                        int before = rules.size() + gaps.size();
                        Expression map = call.arguments().getFirst();
                        if (map instanceof Call made) {
                            readMade(body, made);
                        } else {
                            readPuts(body, texts, 0);
                        }
                        if (rules.size() + gaps.size() == before) {
                            gaps.add(gap(body, call));
                        }
                    });
        }

        private void readMade(Body body, Call made) {
            List<Expression> arguments = made.arguments();
            if (made.name().equals("of") && made.callee().owner().equals("java.util.Map")) {
                for (int i = 0; i + 1 < arguments.size(); i += 2) {
                    add(body, made, arguments.get(i), arguments.get(i + 1), texts);
                }
            } else {
                readCalled(made, texts, 0);
            }
        }

        private void readCalled(Call call, ConfiguredTexts where, int depth) {
            Optional<Method> method = call.callee().method().flatMap(program::method);
            if (method.isPresent() && depth <= DEEPEST) {
                program.body(method.get().id())
                        .ifPresent(body -> readPuts(body, where.inside(call, method.get()), depth + 1));
            }
        }

        private void readPuts(Body body, ConfiguredTexts where, int depth) {
            Walk.calls(body.block()).forEach(call -> {
                if (call.name().equals("put") && call.arguments().size() == 2) {
                    add(
                            body,
                            call,
                            call.arguments().getFirst(),
                            call.arguments().getLast(),
                            where);
                } else if (call.callee().owner().equals(body.method().owner())) {
                    readCalled(call, where, depth);
                }
            });
        }

        private void add(Body body, Call at, Expression prefix, Expression predicate, ConfiguredTexts where) {
            Optional<String> text = where.of(prefix);
            Optional<Predicate<TypeDeclaration>> applies = types.of(predicate, where);
            if (text.isPresent() && applies.isPresent()) {
                rules.add(new Rule(text.get(), applies.get()));
            } else {
                gaps.add(gap(body, at));
            }
        }

        private static Gap gap(Body body, Call at) {
            return new Gap(
                    body.at(at),
                    "this path prefix depends on something that cannot be read",
                    "paths of some controllers may lack a prefix");
        }
    }
}
