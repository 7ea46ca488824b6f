package dev.lintel.read.jaxrs;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Request filters and the resource methods that they stand before: all of them; those that carry the filter's name
/// bindings (Jakarta REST 4.0, section 6.5.2); or those on which a dynamic feature finds its annotation (6.5.3).
record RequestFilters(Program program, Annotations annotations) {
    Stream<Fact> before(List<Fact.Handler> handlers) {
        return Stream.of(Names.REQUEST_FILTER)
                .flatMap(name -> program.subtypes(name).stream())
                .filter(RequestFilters::isOwnClass)
                .flatMap(filter -> before(filter, handlers).stream());
    }

    static boolean isOwnClass(TypeDeclaration type) {
        return type.isMain()
                && type.kind() == TypeDeclaration.Kind.CLASS
                && !type.modifiers().contains(Modifier.ABSTRACT);
    }

    private Optional<Fact> before(TypeDeclaration filter, List<Fact.Handler> handlers) {
        Set<String> bindings = bindings(filter);
        if (bindings.isEmpty()) {
            bindings = registeredFor(filter);
        }
        Set<String> wanted = bindings;
        List<MethodId> methods = handlers.stream()
                .filter(handler -> carried(handler).containsAll(wanted))
                .map(Fact.Handler::method)
                .distinct()
                .toList();
        boolean everywhere = wanted.isEmpty() || onApplication(wanted);
        if (!everywhere && methods.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Fact.Before(
                Stage.Kind.FILTER,
                filter.name(),
                List.of(),
                List.of(),
                everywhere ? List.of() : methods,
                0,
                filter.at()));
    }

    private Set<String> bindings(TypeDeclaration filter) {
        Set<String> names = new LinkedHashSet<>();
        for (Annotation each : filter.annotations()) {
            boolean binding = program.type(each.type())
                    .filter(type -> annotations.on(type, Names.NAME_BINDING).isPresent())
                    .isPresent();
            if (binding) {
                names.add(each.type());
            }
        }
        return names;
    }

    /// `configure(ResourceInfo, FeatureContext)` that registers the filter where it finds an annotation.
    private Set<String> registeredFor(TypeDeclaration filter) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(Names.DYNAMIC_FEATURE)
                .flatMap(name -> program.subtypes(name).stream())
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> type.methods("configure").stream())
                .flatMap(method -> program.body(method.id()).stream())
                .filter(body -> Walk.all(body.block()).stream()
                        .anyMatch(node -> node instanceof Expression made
                                && named(made).filter(filter.name()::equals).isPresent()))
                .flatMap(body -> Walk.all(body.block(), Expression.ClassLiteral.class))
                .map(literal -> literal.named().erasure())
                .filter(name -> program.type(name)
                        .filter(type -> type.kind() == TypeDeclaration.Kind.ANNOTATION)
                        .isPresent())
                .forEach(names::add);
        return names;
    }

    private static Optional<String> named(Expression expression) {
        return switch (expression) {
            case Expression.New made -> Optional.of(made.type().erasure());
            case Expression.ClassLiteral literal -> Optional.of(literal.named().erasure());
            case Expression.FieldAccess field -> Optional.of(field.type().erasure());
            case Expression.Variable variable -> Optional.of(variable.type().erasure());
            default -> Optional.empty();
        };
    }

    private boolean onApplication(Set<String> bindings) {
        return Stream.of(Names.APPLICATION)
                .flatMap(name -> program.subtypes(name).stream())
                .anyMatch(type -> types(type.annotations()).containsAll(bindings));
    }

    /// Annotations of a resource method, of what it overrides, and of the classes that it is in.
    private Set<String> carried(Fact.Handler handler) {
        List<Annotation> all = new ArrayList<>();
        for (Type.Declared each : program.supertypes(handler.bean())) {
            program.type(each.name()).ifPresent(type -> {
                all.addAll(type.annotations());
                type.methods(handler.method().name()).stream()
                        .filter(method ->
                                method.id().arity() == handler.method().arity())
                        .map(Method::annotations)
                        .forEach(all::addAll);
            });
        }
        return types(all);
    }

    private static Set<String> types(List<Annotation> declared) {
        Set<String> types = new LinkedHashSet<>();
        declared.forEach(each -> types.add(each.type()));
        return types;
    }
}
