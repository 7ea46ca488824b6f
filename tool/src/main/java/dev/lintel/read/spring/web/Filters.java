package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Filters that are beans, and those that a `FilterRegistrationBean` maps to some paths only; of the framework's own
/// only what changes a request's method.
final class Filters {
    private static final List<String> FILTERS =
            List.of("jakarta.servlet.Filter", "javax.servlet.Filter", "org.springframework.web.server.WebFilter");
    private static final String[] STEREOTYPES = {
        "org.springframework.stereotype.Component",
        "org.springframework.stereotype.Service",
        "org.springframework.context.annotation.Configuration"
    };
    private static final String REGISTRATION = "org.springframework.boot.web.servlet.FilterRegistrationBean";
    /// Beans of the framework that change what a request is.
    private static final Set<String> BY_FIELD = Set.of(
            "org.springframework.web.filter.HiddenHttpMethodFilter",
            "org.springframework.web.filter.reactive.HiddenHttpMethodFilter");

    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final String ORDER = "org.springframework.core.annotation.Order";

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;

    Filters(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
    }

    Stream<Fact> read() {
        List<Fact> facts = new ArrayList<>();
        Set<String> mapped = new HashSet<>();
        for (TypeDeclaration type : program.types()) {
            if (type.isMain()) {
                type.methods().stream()
                        .filter(method -> method.returns().is(REGISTRATION)
                                && annotations.on(method, BEAN).isPresent())
                        .flatMap(method -> program.body(method.id()).stream())
                        .forEach(body -> facts.add(registration(body, mapped)));
                type.methods().stream()
                        .filter(method -> BY_FIELD.contains(method.returns().erasure())
                                && annotations.on(method, BEAN).isPresent())
                        .forEach(method -> facts.add(new Fact.Before(
                                Stage.Kind.FILTER,
                                method.returns().erasure(),
                                List.of(),
                                List.of(),
                                List.of(),
                                0,
                                method.at())));
            }
        }
        for (String filter : FILTERS) {
            for (TypeDeclaration type : program.subtypes(filter)) {
                if (isBean(type) && mapped.add(type.name())) {
                    facts.add(new Fact.Before(
                            Stage.Kind.FILTER, type.name(), List.of(), List.of(), List.of(), order(type), type.at()));
                }
            }
        }
        return facts.stream();
    }

    private boolean isBean(TypeDeclaration type) {
        return type.isMain()
                && type.kind() == TypeDeclaration.Kind.CLASS
                && !type.modifiers().contains(Modifier.ABSTRACT)
                && annotations.on(type, STEREOTYPES).isPresent();
    }

    private int order(TypeDeclaration type) {
        return annotations
                .on(type, ORDER)
                .flatMap(found -> found.value("value"))
                .flatMap(constants::fold)
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(0);
    }

    private Fact registration(Body body, Set<String> mapped) {
        List<String> types = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        boolean complete = true;
        int order = 0;
        for (Expression.New made : Walk.all(body.block(), Expression.New.class).toList()) {
            if (made.callee().owner().equals(REGISTRATION) && !made.arguments().isEmpty()) {
                types.add(BeanTypes.of(made.arguments().getFirst(), program));
            }
        }
        for (Expression.Call call : Walk.calls(body.block()).toList()) {
            if (call.arguments().isEmpty()) {
                continue;
            }
            switch (call.name()) {
                case "setFilter" -> types.add(BeanTypes.of(call.arguments().getFirst(), program));
                case "addUrlPatterns", "setUrlPatterns" -> {
                    for (Expression argument : call.arguments()) {
                        Listing<String> texts = TextLists.read(argument, constants);
                        patterns.addAll(texts.values());
                        complete &= texts.complete();
                    }
                }
                case "setOrder" ->
                    order = constants
                            .fold(call.arguments().getFirst())
                            .filter(Integer.class::isInstance)
                            .map(Integer.class::cast)
                            .orElse(order);
                default -> {}
            }
        }
        types.removeIf(String::isEmpty);
        mapped.addAll(types);
        if (types.isEmpty() || !complete) {
            return new Fact.Unread(
                    Fact.Layer.ENTRIES,
                    new Gap(
                            body.at(body.block()),
                            "which filter is registered here, or for which paths, cannot be read",
                            "what runs before some endpoints is not known"));
        }
        return new Fact.Before(
                Stage.Kind.FILTER, types.getFirst(), ant(patterns), List.of(), List.of(), order, body.at(body.block()));
    }

    /// Servlet patterns as path patterns: `/api/*` there means everything below.
    static List<String> ant(List<String> servletPatterns) {
        if (servletPatterns.contains("/*") || servletPatterns.contains("/**")) {
            return List.of();
        }
        return servletPatterns.stream()
                .map(pattern ->
                        pattern.endsWith("/*") ? pattern + "*" : pattern.startsWith("*.") ? "/**/" + pattern : pattern)
                .toList();
    }
}
