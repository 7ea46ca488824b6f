package dev.lintel.flow.lower;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Grade;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bodies of members that generators make: accessors of records, and what Lombok makes of its annotations
/// (projectlombok.org/features): getters, setters, `with` methods and builders. What mappers do stands in [Mapped].
final class Generated {
    private static final long NOWHERE = 0;
    private static final String BUILDER = "Builder";

    private final Program program;
    private final Lowering lowering;
    private final Graph graph;

    Generated(Program program, Lowering lowering) {
        this.program = program;
        this.lowering = lowering;
        this.graph = lowering.graph();
    }

    /// Writes the body of a method without one; false when nobody here knows who makes it.
    boolean isMade(TypeDeclaration type, Method method) {
        if (!method.synthesised()) {
            return new Mapped(program, lowering).isMade(type, method);
        }
        return switch (method.parameters().size()) {
            case 0 -> lowering.self() == NONE ? isFactory(type, method) : isRead(type, method) || isBuilt(type, method);
            case 1 -> lowering.self() != NONE && isWritten(type, method);
            default -> false;
        };
    }

    // ---- without a parameter

    private boolean isRead(TypeDeclaration type, Method method) {
        Optional<String> field = Accessors.getterProperty(method.name())
                .filter(each -> type.field(each).isPresent())
                .or(() -> type.field(method.name()).map(Field::name))
                .or(() -> type.field(method.name().startsWith("is") ? method.name() : "")
                        .map(Field::name));
        if (field.isEmpty()) {
            return false;
        }
        int loaded = graph.add(new Instruction.LoadField(
                graph.register(), lowering.self(), type.name(), field.get(), method.returns(), NOWHERE));
        graph.end(lowering.leave(loaded));
        return true;
    }

    /// `Order.builder()`
    private boolean isFactory(TypeDeclaration type, Method method) {
        Optional<TypeDeclaration> builder =
                program.type(method.returns().erasure()).filter(Generated::isBuilder);
        if (builder.isEmpty() || !builder.get().name().startsWith(type.name() + ".")) {
            return false;
        }
        graph.end(lowering.leave(made(builder.get())));
        return true;
    }

    private static boolean isBuilder(TypeDeclaration type) {
        return type.name().endsWith(BUILDER) && type.methods().stream().anyMatch(Method::synthesised);
    }

    /// `order.toBuilder()`, and `build()` of a builder.
    private boolean isBuilt(TypeDeclaration type, Method method) {
        Optional<TypeDeclaration> returned = program.type(method.returns().erasure());
        if (returned.filter(Generated::isBuilder).isPresent() && !isBuilder(type)) {
            int builder = made(returned.get());
            copy(type, type, builder);
            graph.end(lowering.leave(builder));
            return true;
        }
        Optional<TypeDeclaration> built = isBuilder(type) ? returned.or(() -> around(type)) : Optional.empty();
        if (built.isEmpty() || method.name().equals("toString") || method.name().equals("self")) {
            return false;
        }
        int object = made(built.get());
        program.supertypes(built.get().name()).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .filter(each -> each.origin().isPresent())
                .forEach(each -> copy(each, built.get(), object));
        graph.end(lowering.leave(object));
        return true;
    }

    private Optional<TypeDeclaration> around(TypeDeclaration builder) {
        int inner = builder.name().lastIndexOf('.');
        return inner < 0 ? Optional.empty() : program.type(builder.name().substring(0, inner));
    }

    /// A new object of which only the initialisers of its fields have run.
    private int made(TypeDeclaration type) {
        Type of = new Type.Declared(type.name(), List.of(), true);
        MethodId constructor = new MethodId(type.name(), Callee.CONSTRUCTOR, List.of());
        Callee callee = new Callee(type.name(), Callee.CONSTRUCTOR, Optional.of(constructor), Grade.EXACT);
        return graph.add(new Instruction.New(graph.register(), callee, List.of(), of, NONE, Map.of(), NOWHERE));
    }

    /// The fields of this object that have the same names; those with a value of their own may keep it.
    private void copy(TypeDeclaration fields, TypeDeclaration owner, int object) {
        for (Field each : fields.fields()) {
            if (each.modifiers().contains(Modifier.STATIC) || each.enumConstant()) {
                continue;
            }
            boolean begins = program.initialiser(each).isPresent();
            Block set = new Block();
            Block next = new Block();
            if (begins) {
                graph.fork(List.of(set, next));
                graph.enter(set);
            }
            int value = graph.add(new Instruction.LoadField(
                    graph.register(), lowering.self(), owner.name(), each.name(), each.type(), NOWHERE));
            graph.add(new Instruction.StoreField(object, owner.name(), each.name(), value, true, NOWHERE));
            if (begins) {
                graph.go(next);
                graph.enter(next);
            }
        }
    }

    // ---- with a parameter

    private boolean isWritten(TypeDeclaration type, Method method) {
        Parameter given = method.parameters().getFirst();
        if (!isBuilder(type) && isWith(type, method)) {
            int copied = made(type);
            copy(type, type, copied);
            int value = lowering.variable(given.name(), Type.UNKNOWN, NOWHERE);
            graph.add(new Instruction.StoreField(copied, type.name(), given.name(), value, true, NOWHERE));
            graph.end(lowering.leave(copied));
            return true;
        }
        Optional<Field> many = isBuilder(type) ? singular(type, method) : Optional.empty();
        if (many.isPresent()) {
            int one = lowering.variable(given.name(), Type.UNKNOWN, NOWHERE);
            int all = graph.add(new Instruction.NewArray(
                    graph.register(), List.of(), List.of(one), many.get().type(), NOWHERE));
            graph.add(new Instruction.StoreField(
                    lowering.self(), type.name(), many.get().name(), all, true, NOWHERE));
            graph.end(lowering.leave(lowering.self()));
            return true;
        }
        String field = isBuilder(type)
                ? given.name()
                : Accessors.setterProperty(method.name()).orElse(method.name());
        if (!isBuilder(type) && type.field(field).isEmpty()) {
            return false;
        }
        store(lowering, type, field, given.name());
        graph.end(lowering.leave(method.returns().is("void") ? NONE : lowering.self()));
        return true;
    }

    private static boolean isWith(TypeDeclaration type, Method method) {
        return method.name().startsWith("with")
                && method.returns().is(type.name())
                && type.field(method.parameters().getFirst().name()).isPresent();
    }

    /// The collection that a builder's method for one element fills.
    private Optional<Field> singular(TypeDeclaration builder, Method method) {
        boolean many = method.parameters().getFirst().name().startsWith("arg");
        return many
                ? around(builder).stream()
                        .flatMap(each -> each.fields().stream())
                        .filter(each -> each.annotations().stream()
                                .anyMatch(note -> note.simpleName().equals("Singular")))
                        .filter(each -> isOneOf(method.name(), each))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOneOf(String one, Field many) {
        boolean named = many.annotations().stream()
                .flatMap(note -> note.value("value").stream())
                .anyMatch(value -> value instanceof Expression.Literal(Object text, var _, long _) && one.equals(text));
        return named || many.name().regionMatches(true, 0, one, 0, Math.max(1, one.length() - 1));
    }

    static void store(Lowering lowering, TypeDeclaration type, String field, String parameter) {
        int value = lowering.variable(parameter, Type.UNKNOWN, NOWHERE);
        lowering.graph().add(new Instruction.StoreField(lowering.self(), type.name(), field, value, true, NOWHERE));
    }
}
