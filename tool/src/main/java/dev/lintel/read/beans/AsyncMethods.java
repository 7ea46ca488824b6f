package dev.lintel.read.beans;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the methods whose callers do not wait. Spring's `@Async` counts only where `@EnableAsync` was found:
/// without it the annotation does nothing.
public final class AsyncMethods implements Framework {
    private static final String SPRING = "org.springframework.scheduling.annotation.Async";
    private static final String SWITCH = "org.springframework.scheduling.annotation.EnableAsync";
    private static final Set<String> ALWAYS = Set.of(
            "jakarta.ejb.Asynchronous",
            "javax.ejb.Asynchronous",
            "jakarta.enterprise.concurrent.Asynchronous",
            "org.eclipse.microprofile.faulttolerance.Asynchronous");

    @Override
    public String name() {
        return "asynchronous methods";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        boolean spring = program.types().stream()
                .anyMatch(type -> type.isMain() && annotations.on(type, SWITCH).isPresent());
        return program.types().stream()
                .filter(type -> type.isMain() && type.kind() != Kind.ANNOTATION)
                .flatMap(type -> of(type, spring, annotations));
    }

    private static Stream<Fact> of(TypeDeclaration type, boolean spring, Annotations annotations) {
        Optional<Annotations.Found> onClass = mark(type.annotations(), spring, annotations);
        return type.methods().stream()
                .filter(method ->
                        !method.isConstructor() && !method.is(Modifier.STATIC) && !method.is(Modifier.PRIVATE))
                .flatMap(method -> mark(method, onClass, spring, annotations).stream()
                        .map(found -> new Fact.Async(method.id(), found.at())));
    }

    private static Optional<Annotations.Found> mark(
            Method method, Optional<Annotations.Found> onClass, boolean spring, Annotations annotations) {
        return mark(method.annotations(), spring, annotations).or(() -> onClass);
    }

    private static Optional<Annotations.Found> mark(
            List<Annotation> declared, boolean spring, Annotations annotations) {
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        Optional<Annotations.Found> always = annotations.find(declared, ALWAYS);
        return always.isPresent() || !spring ? always : annotations.find(declared, SPRING);
    }
}
