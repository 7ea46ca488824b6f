package dev.lintel.read.servlet;

import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Servlets and servlet filters (Jakarta Servlet 6.1, chapters 8 and 12).
public final class Servlets implements Framework {
    private static final String[] WEB_SERVLET = {
        "jakarta.servlet.annotation.WebServlet", "javax.servlet.annotation.WebServlet"
    };
    private static final String[] WEB_FILTER = {
        "jakarta.servlet.annotation.WebFilter", "javax.servlet.annotation.WebFilter"
    };
    private static final String BOOT = "org.springframework.boot.autoconfigure.SpringBootApplication";
    private static final String SCAN = "org.springframework.boot.web.servlet.ServletComponentScan";
    private static final String DEPLOYED = "org.springframework.boot.web.servlet.support.SpringBootServletInitializer";
    private static final Map<String, String> VERBS = Map.of(
            "doGet", "GET",
            "doPost", "POST",
            "doPut", "PUT",
            "doDelete", "DELETE",
            "doPatch", "PATCH",
            "service", "*");

    @Override
    public String name() {
        return "Servlets";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        List<Fact> facts = new ArrayList<>();
        annotated(program, WEB_SERVLET, facts, (type, patterns) -> servlet(program, type, patterns));
        if (!isPassedOver(program, workspace)) {
            annotated(program, WEB_FILTER, facts, Servlets::filter);
        }
        new RegisteredFilters(program, new Constants(program)).read().forEach(facts::add);
        workspace
                .files(file -> file.id().fileName().equals("web.xml") && file.origin() == SourceFile.Origin.MAIN)
                .forEach(file -> descriptor(program, workspace, file, facts));
        return facts.stream();
    }

    /// Whether Spring Boot runs the container itself and was not told to look for annotated filters: they are not
    /// registered then (Spring Boot reference, "Embedded Servlet Container Support").
    private static boolean isPassedOver(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        List<TypeDeclaration> own =
                program.types().stream().filter(TypeDeclaration::isMain).toList();
        return own.stream().anyMatch(type -> annotations.on(type, BOOT).isPresent())
                && own.stream().noneMatch(type -> annotations.on(type, SCAN).isPresent())
                && program.subtypes(DEPLOYED).isEmpty()
                && workspace
                        .files(file ->
                                file.id().fileName().equals("web.xml") && file.origin() == SourceFile.Origin.MAIN)
                        .findAny()
                        .isEmpty();
    }

    private static void annotated(
            Program program,
            String[] annotation,
            List<Fact> facts,
            BiFunction<TypeDeclaration, List<String>, Stream<Fact>> give) {
        Annotations annotations = new Annotations(program);
        Constants constants = new Constants(program);
        for (TypeDeclaration type : program.types()) {
            Optional<Found> found = type.isMain() ? annotations.on(type, annotation) : Optional.empty();
            if (found.isPresent()) {
                Listing<String> patterns = found.get()
                        .value("urlPatterns", "value")
                        .map(constants::texts)
                        .orElseGet(() -> new Listing<>(List.of(), true));
                if (!patterns.complete()) {
                    facts.add(gap(found.get().at(), "a URL pattern here is not a constant that can be read"));
                }
                give.apply(type, patterns.values()).forEach(facts::add);
            }
        }
    }

    private static Fact gap(Span at, String what) {
        return new Fact.Unread(Fact.Layer.ENTRIES, new Gap(at, what, "some servlets or filters may be missing"));
    }

    private static void descriptor(Program program, Workspace workspace, SourceFile file, List<Fact> facts) {
        try {
            SecurityConstraints.read(workspace, file).ifPresent(facts::add);
            DeploymentDescriptor descriptor = DeploymentDescriptor.read(workspace, file);
            for (TypeDeclaration type : program.types()) {
                List<String> served = descriptor.servlets().getOrDefault(type.name(), List.of());
                List<String> filtered = descriptor.filters().getOrDefault(type.name(), List.of());
                if (type.isMain() && !served.isEmpty()) {
                    servlet(program, type, served).forEach(facts::add);
                }
                if (type.isMain() && !filtered.isEmpty()) {
                    filter(type, filtered).forEach(facts::add);
                }
            }
            // the order of the map is not the file's
            new TreeMap<>(descriptor.filters()).forEach((type, patterns) -> {
                if (program.type(type).flatMap(TypeDeclaration::origin).isEmpty()) {
                    facts.add(filter(type, patterns, Span.ofFile(file.id())));
                }
            });
        } catch (IOException broken) {
            facts.add(gap(Span.ofFile(file.id()), "this deployment descriptor cannot be read: " + broken.getMessage()));
        }
    }

    private static Stream<Fact> filter(TypeDeclaration type, List<String> patterns) {
        return Stream.of(filter(type.name(), patterns, type.at()));
    }

    /// @param patterns as a descriptor has them; none for all paths
    static Fact.Before filter(String type, List<String> patterns, Span at) {
        boolean all = patterns.contains("/*") || patterns.isEmpty();
        List<String> includes =
                all ? List.of() : patterns.stream().map(Servlets::path).toList();
        return new Fact.Before(Stage.Kind.FILTER, type, includes, List.of(), List.of(), 0, at);
    }

    /// One handler for each `doX` that the class has of its own or from its own superclasses.
    private static Stream<Fact> servlet(Program program, TypeDeclaration type, List<String> patterns) {
        if (type.modifiers().contains(Modifier.ABSTRACT) || patterns.isEmpty()) {
            return Stream.empty();
        }
        return new Hierarchy(program)
                .members(type).stream()
                        .map(Hierarchy.Member::method)
                        .filter(method -> VERBS.containsKey(method.name())
                                && method.parameters().size() == 2)
                        .filter(method -> program.type(method.id().owner())
                                .filter(owner -> owner.origin().isPresent())
                                .isPresent())
                        .map(method -> handler(type, method, patterns));
    }

    private static Fact handler(TypeDeclaration type, Method method, List<String> patterns) {
        String verb = VERBS.getOrDefault(method.name(), "*");
        List<Route> routes = patterns.stream()
                .map(pattern -> new Route(verb, path(pattern), List.of(), List.of(), List.of()))
                .toList();
        Parameter request = method.parameters().getFirst();
        Input input = new Input(
                Input.Kind.REQUEST,
                request.name(),
                request.type().erasure(),
                false,
                0,
                false,
                new Validated(Validated.Mode.NO_CONSTRAINTS, Optional.empty()),
                request.at());
        return new Fact.Handler(
                method.id(),
                type.name(),
                routes,
                List.of(input),
                new Answer("", Shape.UNKNOWN, false, List.of(), method.at()),
                Exposure.API,
                Fact.Base.SERVLET,
                List.of(),
                method.at());
    }

    /// A servlet's pattern as a path pattern: `/x/*` means everything below, `*.do` any path that ends so.
    private static String path(String pattern) {
        if (pattern.endsWith("/*")) {
            return pattern + "*";
        }
        if (pattern.startsWith("*.")) {
            return "/**/" + pattern;
        }
        return pattern.startsWith("/") ? pattern : "/" + pattern;
    }
}
