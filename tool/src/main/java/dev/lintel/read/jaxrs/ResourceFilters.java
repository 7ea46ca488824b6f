package dev.lintel.read.jaxrs;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Jersey 1's `@ResourceFilters`: the filters that a resource method, a locator or its class names. What stands on
/// the method replaces what stands on the class (Jersey 1.19, AnnotationResourceFilterFactory).
record ResourceFilters(Program program, Constants constants) {
    private static final String NAMED = "com.sun.jersey.spi.container.ResourceFilters";
    private static final String REQUEST_FILTER = "com.sun.jersey.spi.container.ContainerRequestFilter";

    Stream<Fact> before(List<Fact.Handler> handlers) {
        Map<String, Stand> stands = new LinkedHashMap<>();
        for (Fact.Handler handler : handlers) {
            List<Annotation> named = new ArrayList<>();
            named(handler.method(), handler.bean()).ifPresent(named::add);
            handler.behind()
                    .forEach(each -> named(each.method(), each.method().owner()).ifPresent(named::add));
            for (Annotation each : named) {
                for (String filter : filters(each)) {
                    stands.computeIfAbsent(filter, _ -> new Stand(each.at(), new ArrayList<>()))
                            .before()
                            .add(handler.method());
                }
            }
        }
        return stands.entrySet().stream()
                .map(each -> new Fact.Before(
                        Stage.Kind.FILTER,
                        each.getKey(),
                        List.of(),
                        List.of(),
                        each.getValue().before().stream().distinct().toList(),
                        0,
                        each.getValue().at()));
    }

    /// @param at where the filter is named first
    /// @param before the methods that it stands before
    private record Stand(Span at, List<MethodId> before) {}

    private Optional<Annotation> named(MethodId method, String bean) {
        List<TypeDeclaration> lineage = program.supertypes(bean).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .toList();
        return lineage.stream()
                .flatMap(type -> type.methods(method.name()).stream())
                .filter(each -> each.id().arity() == method.arity())
                .flatMap(each -> named(each.annotations()))
                .findFirst()
                .or(() -> lineage.stream()
                        .flatMap(type -> named(type.annotations()))
                        .findFirst());
    }

    private static Stream<Annotation> named(List<Annotation> declared) {
        return declared.stream().filter(each -> each.type().equals(NAMED));
    }

    private List<String> filters(Annotation named) {
        return named.value("value").stream()
                .flatMap(value -> constants.classes(value).values().stream())
                .flatMap(each -> requestFilter(each).stream())
                .toList();
    }

    /// The class whose code looks at the request: the named one, or what its `getRequestFilter` gives. Where that
    /// cannot be told, the named one; none where only answers are looked at.
    private Optional<String> requestFilter(String named) {
        if (program.inherits(named, REQUEST_FILTER) == Program.Answer.YES) {
            return Optional.of(named);
        }
        List<Expression> given = program.supertypes(named).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .flatMap(type -> type.methods("getRequestFilter").stream())
                .flatMap(method -> program.body(method.id()).stream())
                .limit(1)
                .flatMap(body -> Walk.all(body.block(), Statement.Return.class))
                .flatMap(each -> each.value().stream())
                .toList();
        List<String> types = given.stream()
                .filter(value -> !(value instanceof Expression.Literal))
                .map(value -> type(value, named))
                .distinct()
                .toList();
        return types.isEmpty() && !given.isEmpty()
                ? Optional.empty()
                : Optional.of(types.size() == 1 ? types.getFirst() : named);
    }

    private static String type(Expression given, String named) {
        return switch (given) {
            case Expression.This _ -> named;
            case Expression.New made -> made.anonymous().orElse(made.type().erasure());
            default -> given.type().erasure();
        };
    }
}
