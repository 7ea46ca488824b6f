package dev.lintel.flow.run;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Functions that objects of the container keep in their fields, one alone or many under names or in a row:
/// `handlers.put("csv", this::readCsv)`. Who reads such a field may run them, so that what fills it has to be known:
/// the constructor, and what the container calls after it.
final class HeldFunctions {
    private static final Set<String> CALLED_AFTERWARDS =
            Set.of("jakarta.annotation.PostConstruct", "javax.annotation.PostConstruct");

    private final World world;
    private final Map<String, List<MethodId>> fillers = new ConcurrentHashMap<>();

    HeldFunctions(World world) {
        this.world = world;
    }

    /// The methods that may fill a field with functions, in the order in which they run; none for one that holds
    /// something else, or that has several constructors to be filled by.
    List<MethodId> fillers(Field field) {
        return field.modifiers().contains(Modifier.STATIC) || !isHolder(field.type())
                ? List.of()
                : fillers.computeIfAbsent(field.owner(), this::fillersOf);
    }

    /// What the fields of the type begin with, where functions are among it.
    Stream<Expression> beginnings(String owner) {
        return world.program().type(owner).stream()
                .flatMap(type -> type.fields().stream())
                .filter(each -> !each.modifiers().contains(Modifier.STATIC) && !each.enumConstant())
                .flatMap(each -> world.program().initialiser(each).stream())
                .filter(HeldFunctions::makesFunction);
    }

    private boolean isHolder(Type type) {
        boolean many = world.types().isMap(type.erasure()) || world.types().isCollection(type.erasure());
        return many
                ? type instanceof Type.Declared declared
                        && declared.arguments().stream().anyMatch(each -> isFunction(each.erasure()))
                : isFunction(type.erasure());
    }

    private boolean isFunction(String type) {
        return type.startsWith("java.util.function.")
                || world.types().isSource(type) && world.types().isFunctional(type);
    }

    private List<MethodId> fillersOf(String owner) {
        Optional<TypeDeclaration> type =
                world.program().type(owner).filter(each -> each.kind() == TypeDeclaration.Kind.CLASS);
        List<Method> constructors = type.stream()
                .flatMap(each -> each.methods().stream())
                .filter(Method::isConstructor)
                .toList();
        if (type.isEmpty() || constructors.size() > 1) {
            return List.of();
        }
        MethodId constructor = constructors.isEmpty()
                ? new MethodId(owner, "<init>", List.of())
                : constructors.getFirst().id();
        List<MethodId> found = new ArrayList<>(List.of(constructor));
        type.get().methods().stream().filter(HeldFunctions::isCalledAfterwards).forEach(each -> found.add(each.id()));
        boolean makes =
                beginnings(owner).findAny().isPresent() || found.stream().anyMatch(this::makesFunction);
        return makes ? List.copyOf(found) : List.of();
    }

    private static boolean isCalledAfterwards(Method method) {
        return method.annotations().stream().map(Annotation::type).anyMatch(CALLED_AFTERWARDS::contains);
    }

    private boolean makesFunction(MethodId method) {
        return world.program()
                .body(method)
                .map(Body::block)
                .filter(HeldFunctions::makesFunction)
                .isPresent();
    }

    private static boolean makesFunction(Node node) {
        return Walk.all(node).stream()
                .anyMatch(each -> each instanceof Expression.Lambda || each instanceof Expression.MethodReference);
    }
}
