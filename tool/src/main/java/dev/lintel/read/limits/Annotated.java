package dev.lintel.read.limits;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Limits by annotation: those of libraries, and the target's own where an aspect or interceptor was found that
/// reads the annotation, counts, and rejects.
final class Annotated {
    private static final Map<String, String> LIBRARIES = Map.of(
            "io.github.resilience4j.ratelimiter.annotation.RateLimiter", "Resilience4j @RateLimiter",
            "com.alibaba.csp.sentinel.annotation.SentinelResource", "Sentinel @SentinelResource",
            "io.smallrye.faulttolerance.api.RateLimit", "SmallRye @RateLimit",
            "com.giffing.bucket4j.spring.boot.starter.context.RateLimiting", "Bucket4j @RateLimiting",
            "dev.lintel.guard.RateLimit", "Lintel guard @RateLimit",
            "dev.lintel.guard.GuardLogin", "Lintel guard @GuardLogin");

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final Map<String, String> limiting = new HashMap<>(LIBRARIES);

    Annotated(Program program) {
        this.program = program;
        this.annotations = new Annotations(program);
        this.constants = new Constants(program);
        own();
    }

    Stream<Fact> facts() {
        return program.types().stream()
                .filter(type -> type.isMain() && type.kind() != Kind.ANNOTATION)
                .flatMap(this::facts);
    }

    private Stream<Fact> facts(TypeDeclaration type) {
        Optional<Annotations.Found> onClass = mark(type.annotations());
        Stream<Fact> whole = onClass.stream()
                .map(found -> new Fact.Limited(methods(type), List.of(), by(found), found.at()))
                .filter(limited -> !limited.methods().isEmpty())
                .map(Fact.class::cast);
        Stream<Fact> single = type.methods().stream()
                .flatMap(method -> mark(method.annotations()).stream()
                        .map(found -> new Fact.Limited(List.of(method.id()), List.of(), by(found), found.at())));
        return Stream.concat(whole, single);
    }

    private Optional<Annotations.Found> mark(List<Annotation> declared) {
        return declared.isEmpty() ? Optional.empty() : annotations.find(declared, limiting.keySet());
    }

    private String by(Annotations.Found found) {
        return limiting.getOrDefault(found.type(), found.type());
    }

    private static List<MethodId> methods(TypeDeclaration type) {
        return type.methods().stream()
                .filter(method -> method.is(Modifier.PUBLIC) && !method.isConstructor())
                .map(Method::id)
                .toList();
    }

    /// The target's own annotations that are named like a limit and that some limiting code reads.
    private void own() {
        Map<String, String> named = new HashMap<>();
        for (TypeDeclaration type : program.types()) {
            if (type.isMain() && type.kind() == Kind.ANNOTATION && Names.limitsCalls(type.simpleName())) {
                named.put(type.simpleName(), type.name());
            }
        }
        if (named.isEmpty()) {
            return;
        }
        Rejection rejection = new Rejection(program);
        for (TypeDeclaration type : program.types()) {
            if (type.isMain() && type.kind() == Kind.CLASS) {
                for (String annotation : readBy(type, named.keySet())) {
                    if (rejection.in(type, true)) {
                        limiting.put(named.get(annotation), "@" + annotation + " by " + type.simpleName());
                    }
                }
            }
        }
    }

    /// Which of the annotations a class names: in a pointcut, as an advice's parameter, as a class literal.
    private List<String> readBy(TypeDeclaration type, Set<String> simpleNames) {
        return simpleNames.stream()
                .filter(name -> type.methods().stream().anyMatch(method -> reads(method, name)))
                .toList();
    }

    private boolean reads(Method method, String name) {
        boolean parameter = method.parameters().stream()
                .anyMatch(each -> each.type().erasure().endsWith("." + name));
        boolean pointcut = method.annotations().stream()
                .flatMap(each -> each.value("value").or(() -> each.value("pointcut")).stream())
                .flatMap(value -> constants.text(value).stream())
                .anyMatch(text -> text.contains(name + ")"));
        return parameter
                || pointcut
                || program.body(method.id())
                        .filter(body -> Walk.all(body.block(), Expression.ClassLiteral.class)
                                .anyMatch(literal -> literal.named().erasure().endsWith("." + name)))
                        .isPresent();
    }
}
