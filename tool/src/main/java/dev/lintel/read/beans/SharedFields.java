package dev.lintel.read.beans;

import dev.lintel.code.Annotation;
import dev.lintel.code.Field;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Finds fields of objects that serve all requests in which a method keeps what belongs to one request: Spring's
/// components, controllers and services unless their scope is narrower, what is a singleton by `jakarta.inject` or
/// application-scoped, and servlets (Servlet 6.0, section 2.2: one instance a declaration).
public final class SharedFields implements Framework {
    private static final Set<String> SHARED = Set.of(
            "org.springframework.stereotype.Component",
            "org.springframework.stereotype.Service",
            "org.springframework.stereotype.Repository",
            "org.springframework.stereotype.Controller",
            "org.springframework.web.bind.annotation.RestController",
            "jakarta.inject.Singleton",
            "javax.inject.Singleton",
            "jakarta.enterprise.context.ApplicationScoped",
            "javax.enterprise.context.ApplicationScoped",
            "io.micronaut.http.annotation.Controller");
    private static final Set<String> NARROWER =
            Set.of("org.springframework.context.annotation.Scope", "io.micronaut.runtime.http.scope.RequestScope");
    private static final Set<String> SERVLETS =
            Set.of("jakarta.servlet.http.HttpServlet", "javax.servlet.http.HttpServlet");

    private static final Set<String> ONE_THREAD =
            Set.of("javax.servlet.SingleThreadModel", "jakarta.servlet.SingleThreadModel");

    @Override
    public String name() {
        return "state of shared objects";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        return program.types().stream()
                .filter(type -> type.isMain() && type.kind() == TypeDeclaration.Kind.CLASS)
                .filter(type -> mayKeep(type) && isShared(type, program, annotations))
                .flatMap(type -> new KeptOfRequest(program, type, fields(type)).found().stream())
                .map(Fact.Shares::new);
    }

    private static boolean mayKeep(TypeDeclaration type) {
        return !fields(type).isEmpty()
                && type.methods().stream()
                        .anyMatch(method -> !method.parameters().isEmpty() && !method.isConstructor());
    }

    private static boolean isShared(TypeDeclaration type, Program program, Annotations annotations) {
        boolean narrower = annotations.find(type.annotations(), NARROWER).isPresent()
                || program.supertypes(type.name()).stream()
                        .map(Type.Declared::name)
                        .anyMatch(ONE_THREAD::contains)
                || type.annotations().stream().map(Annotation::simpleName).anyMatch(SharedFields::namesScope);
        return !narrower
                && (annotations.find(type.annotations(), SHARED).isPresent()
                        || program.supertypes(type.name()).stream()
                                .map(Type.Declared::name)
                                .anyMatch(SERVLETS::contains));
    }

    private static boolean namesScope(String annotation) {
        return annotation.endsWith("Scope") || annotation.endsWith("Scoped") && !annotation.equals("ApplicationScoped");
    }

    /// Fields that only the class itself can write, and that nobody injects.
    private static List<Field> fields(TypeDeclaration type) {
        return type.fields().stream()
                .filter(field -> field.modifiers().contains(Modifier.PRIVATE)
                        && !field.modifiers().contains(Modifier.FINAL)
                        && field.annotations().isEmpty())
                .filter(field -> !field.type().erasure().startsWith("java.util.concurrent.")
                        && !field.type().is("java.lang.ThreadLocal"))
                .toList();
    }
}
