package dev.lintel.read.struts;

import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The properties of an action that the request fills before the method runs: those with a setter, those whose own
/// properties can be reached through a getter, and the model of a `ModelDriven` action. Services that Spring hands
/// in by a setter hold no values of a request.
record BoundProperties(Program program, boolean onlyAnnotated) {
    private static final Set<String> BOXES = Set.of(
            "java.util.List",
            "java.util.Set",
            "java.util.Collection",
            "java.util.Map",
            "java.util.ArrayList",
            "java.util.HashMap");
    private static final int MOST_HANDED = 2;
    private static final String MODEL_DRIVEN = "com.opensymphony.xwork2.ModelDriven";

    List<Input> of(TypeDeclaration action) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (Hierarchy.Member each : new Hierarchy(program).members(action)) {
            Method method = each.method();
            if (!method.is(Modifier.PUBLIC) || !isOwn(method)) {
                continue;
            }
            written(method)
                    .or(() -> reached(action, method))
                    .ifPresent(input -> inputs.putIfAbsent(input.name(), input));
        }
        return List.copyOf(inputs.values());
    }

    private boolean isOwn(Method method) {
        return program.type(method.id().owner()).filter(TypeDeclaration::isMain).isPresent();
    }

    /// What a setter puts into a field of the action.
    private Optional<Input> written(Method setter) {
        boolean named = setter.name().startsWith("set") && setter.name().length() > 3;
        if (!named || setter.parameters().size() != 1 || !mayBind(setter)) {
            return Optional.empty();
        }
        Type type = setter.parameters().getFirst().type();
        if (!isData(type, 0)) {
            return Optional.empty();
        }
        String property = property(setter.name().substring(3));
        return field(setter, setter.parameters().getFirst().name(), property)
                .map(field -> input(field.name(), type, setter.at()));
    }

    /// What a getter gives, whose properties are then filled: a mapped object, or the model.
    private Optional<Input> reached(TypeDeclaration action, Method getter) {
        boolean model = getter.name().equals("getModel")
                && program.supertypes(action.name()).stream()
                        .anyMatch(above -> above.name().equals(MODEL_DRIVEN));
        boolean named = getter.name().startsWith("get") && getter.name().length() > 3;
        if (!named || !getter.parameters().isEmpty() || !mayBind(getter)) {
            return Optional.empty();
        }
        return returned(getter)
                .filter(field -> model || isOwnData(field.type(), 0))
                .map(field -> input(field.name(), field.type(), getter.at()));
    }

    private boolean mayBind(Method method) {
        return !onlyAnnotated
                || method.annotations().stream().anyMatch(each -> each.type().endsWith(".StrutsParameter"));
    }

    /// Values, files, and objects of the target that hold them; no service and nothing of the container's.
    private boolean isData(Type type, int depth) {
        if (type instanceof Type.Array array) {
            return isData(array.element(), depth);
        }
        if (type instanceof Type.Primitive) {
            return true;
        }
        String name = type.erasure();
        if (BOXES.contains(name)) {
            // the session and the whole request are handed in as maps without a type of their own data
            return !(type instanceof Type.Declared declared
                            && declared.arguments().isEmpty())
                    && arguments(type).stream().noneMatch(each -> each.is("java.lang.Object"));
        }
        return name.startsWith("java.lang.")
                || name.startsWith("java.math.")
                || name.startsWith("java.time.")
                || name.equals("java.util.Date")
                || name.equals("java.util.UUID")
                || name.equals("java.io.File")
                || isOwnData(type, depth);
    }

    private static List<Type> arguments(Type type) {
        return type instanceof Type.Declared declared ? declared.arguments() : List.of();
    }

    private boolean isOwnData(Type type, int depth) {
        Optional<TypeDeclaration> own = program.type(type.erasure()).filter(TypeDeclaration::isMain);
        if (own.isEmpty() || depth > 1) {
            return own.isPresent();
        }
        TypeDeclaration declared = own.get();
        return switch (declared.kind()) {
            case ENUM -> true;
            case CLASS -> !declared.modifiers().contains(Modifier.ABSTRACT) && holdsData(declared, depth + 1);
            case INTERFACE, RECORD, ANNOTATION -> false;
        };
    }

    private boolean holdsData(TypeDeclaration type, int depth) {
        return type.methods().stream()
                .anyMatch(method -> method.name().startsWith("set")
                        && method.parameters().size() == 1
                        && isData(method.parameters().getFirst().type(), depth));
    }

    /// The field that the setter writes: the one that its body assigns, else the one of the property's name.
    private Optional<Field> field(Method setter, String parameter, String property) {
        List<String> assigned = program.body(setter.id()).stream()
                .flatMap(body -> Walk.all(body.block(), Expression.Assign.class))
                .filter(assign -> assign.value() instanceof Expression.Variable from
                        && from.name().equals(parameter))
                .flatMap(assign -> name(assign.target()).stream())
                .toList();
        return declared(setter.id().owner(), assigned.isEmpty() ? property : assigned.getFirst());
    }

    private Optional<Field> returned(Method getter) {
        return returned(getter.id(), 0);
    }

    /// @param depth how many methods were followed that only hand on what another one gives
    private Optional<Field> returned(MethodId getter, int depth) {
        return program.body(getter).stream()
                .flatMap(body -> Walk.all(body.block(), Statement.Return.class))
                .flatMap(leave -> leave.value().stream())
                .flatMap(value -> value instanceof Expression.Call call && depth < MOST_HANDED
                        ? call.callee().method().flatMap(each -> returned(each, depth + 1)).stream()
                        : name(value).flatMap(name -> declared(getter.owner(), name)).stream())
                .findFirst();
    }

    private static Optional<String> name(Expression expression) {
        return switch (expression) {
            case Expression.Variable variable -> Optional.of(variable.name());
            case Expression.FieldAccess field -> Optional.of(field.name());
            default -> Optional.empty();
        };
    }

    private Optional<Field> declared(String owner, String name) {
        return program.type(owner)
                .flatMap(type -> type.field(name))
                .filter(field -> !field.modifiers().contains(Modifier.STATIC));
    }

    private static String property(String written) {
        return written.substring(0, 1).toLowerCase(Locale.ROOT) + written.substring(1);
    }

    private static Input input(String field, Type type, Span at) {
        Validated none = new Validated(Validated.Mode.NO_CONSTRAINTS, Optional.empty());
        boolean file = type.erasure().startsWith("java.io.File");
        boolean many = type instanceof Type.Array || BOXES.contains(type.erasure());
        String element = type instanceof Type.Array array ? array.element().erasure() : type.erasure();
        return new Input(
                file ? Input.Kind.FILE : Input.Kind.MODEL, field, element, many, Input.OF_ITS_OBJECT, false, none, at);
    }
}
