package dev.lintel.read.spring.web;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.Endpoint.Input.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The project's own `HandlerMethodArgumentResolver`s: which annotations and types they name in
/// `supportsParameter`, and whether what they hand in is the caller's identity.
///
/// @param kinds by the qualified name of the annotation or parameter type
record OwnArguments(Map<String, Kind> kinds) {
    private static final List<String> RESOLVERS = List.of(
            "org.springframework.web.method.support.HandlerMethodArgumentResolver",
            "org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver");
    private static final Set<String> IDENTITY_CALLS =
            Set.of("getUserPrincipal", "getPrincipal", "getAuthentication", "getRemoteUser", "getContext");

    OwnArguments {
        kinds = Map.copyOf(kinds);
    }

    static OwnArguments of(Program program) {
        Map<String, Kind> kinds = new TreeMap<>();
        for (String resolver : RESOLVERS) {
            for (TypeDeclaration type : program.subtypes(resolver)) {
                Kind kind = bodies(program, type, "resolveArgument").anyMatch(OwnArguments::readsIdentity)
                        ? Kind.PRINCIPAL
                        : Kind.OTHER;
                bodies(program, type, "supportsParameter")
                        .flatMap(body -> Walk.all(body.block(), Expression.ClassLiteral.class))
                        .map(literal -> literal.named().erasure())
                        .filter(name -> !name.isEmpty())
                        .forEach(name -> kinds.put(name, kind));
            }
        }
        return new OwnArguments(kinds);
    }

    private static Stream<Body> bodies(Program program, TypeDeclaration type, String method) {
        return type.methods(method).stream().map(Method::id).flatMap(id -> program.body(id).stream());
    }

    private static boolean readsIdentity(Body body) {
        return Walk.all(body.block()).stream().anyMatch(OwnArguments::isIdentity);
    }

    private static boolean isIdentity(Node node) {
        return switch (node) {
            case Expression.Call call -> IDENTITY_CALLS.contains(call.name());
            case Expression.TypeName name -> name.type().erasure().endsWith("SecurityContextHolder");
            default -> false;
        };
    }

    /// An annotation of a resolver wins over a type.
    Optional<Kind> kind(Type type, List<Annotation> declared) {
        return declared.stream()
                .map(annotation -> kinds.get(annotation.type()))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(kinds.get(type.erasure())));
    }
}
