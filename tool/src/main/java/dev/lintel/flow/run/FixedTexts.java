package dev.lintel.flow.run;

import dev.lintel.code.Body;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Texts that the program makes of literals and numbers alone, on whatever way they come: by the names that they
/// have in a body, by final fields, and by the methods that give them. No order of time and no parameter is looked
/// at, so that what is fixed here is fixed in every run.
final class FixedTexts {
    private final World world;
    private final Map<MethodId, Optional<Assigned>> bodies = new HashMap<>();
    private final Map<MethodId, Boolean> given = new HashMap<>();
    private final Map<Place, Boolean> kept = new HashMap<>();
    private final Map<Place, Boolean> named = new HashMap<>();

    /// A field of a type, or a variable of a method.
    private record Place(Object in, String name) {}

    FixedTexts(World world) {
        this.world = world;
    }

    /// Whether an expression of a body can be nothing but fixed.
    boolean isFixed(Expression value, MethodId in) {
        if (isNumber(value)) {
            return true;
        }
        return switch (value) {
            case Expression.Literal _, Expression.ClassLiteral _ -> true;
            case Expression.Concat text -> areFixed(text.parts(), in);
            case Expression.Conditional choice -> isFixed(choice.whenTrue(), in) && isFixed(choice.whenFalse(), in);
            case Expression.Cast cast -> isFixed(cast.operand(), in);
            case Expression.Variable variable -> isFixedVariable(variable.name(), in);
            case Expression.FieldAccess access -> isFixedField(access);
            case Expression.New made -> Assigned.isBuilder(made.type()) && areFixed(made.arguments(), in);
            case Expression.Call call -> isFixedAnswer(call, in);
            default -> false;
        };
    }

    /// Whether it is a number, a truth value or the like, which no text is left in.
    boolean isNumber(Expression value) {
        return world.types().isClean(value.type().erasure());
    }

    private boolean areFixed(List<Expression> values, MethodId in) {
        for (Expression each : values) {
            if (!isFixed(each, in)) {
                return false;
            }
        }
        return true;
    }

    // ---- variables

    private boolean isFixedVariable(String name, MethodId in) {
        return once(
                named,
                new Place(in, name),
                () -> assigned(in)
                        .flatMap(body -> body.valuesOf(name))
                        .filter(values -> areFixed(values, in))
                        .isPresent());
    }

    private Optional<Assigned> assigned(MethodId method) {
        Optional<Assigned> known = bodies.get(method);
        if (known == null) {
            known = world.program()
                    .body(method)
                    .map(Body::block)
                    .map(block -> Assigned.in(
                            block, world.method(method).map(Method::parameters).orElse(List.of())));
            bodies.put(method, known);
        }
        return known;
    }

    // ---- fields

    /// Constants, and final fields whose every value is fixed. What a generator makes assigns without being seen;
    /// to a builder in a field anybody may append.
    private boolean isFixedField(Expression.FieldAccess access) {
        return !Assigned.isBuilder(access.type())
                && once(kept, new Place(access.owner(), access.name()), () -> {
                    Optional<TypeDeclaration> type = world.program().type(access.owner());
                    Optional<Field> field = world.field(access.owner(), access.name());
                    if (type.isEmpty()
                            || field.isEmpty()
                            || !field.get().modifiers().contains(Modifier.FINAL)) {
                        return false;
                    }
                    if (type.get().origin().isEmpty()) {
                        return new Constants(world.program()).fold(access).isPresent();
                    }
                    boolean written = type.get().kind() == TypeDeclaration.Kind.CLASS
                            && type.get().annotations().stream()
                                    .noneMatch(each -> each.type().startsWith("lombok."));
                    return written
                            && world.program()
                                    .initialiser(field.get())
                                    .map(value -> isFixed(value, beginning(type.get())))
                                    .orElseGet(() -> isFixedByConstructors(type.get(), access.name()));
                });
    }

    private static MethodId beginning(TypeDeclaration type) {
        return new MethodId(type.name(), "<instance>", List.of());
    }

    private boolean isFixedByConstructors(TypeDeclaration type, String field) {
        boolean any = false;
        for (Method each : type.methods()) {
            if (!each.isConstructor()) {
                continue;
            }
            for (Expression value : assignedTo(field, type, each.id())) {
                if (!isFixed(value, each.id())) {
                    return false;
                }
                any = true;
            }
        }
        return any && world.program().initialisers(type).isEmpty();
    }

    private List<Expression> assignedTo(String field, TypeDeclaration type, MethodId constructor) {
        List<Expression> values = new ArrayList<>();
        world.program()
                .body(constructor)
                .ifPresent(body -> Walk.all(body.block(), Expression.Assign.class)
                        .filter(each -> each.target() instanceof Expression.FieldAccess target
                                && target.name().equals(field)
                                && target.owner().equals(type.name()))
                        .forEach(each -> values.add(each.value())));
        return values;
    }

    // ---- answers

    private boolean isFixedAnswer(Expression.Call call, MethodId in) {
        Callee callee = call.callee();
        if (callee.owner().equals("java.lang.String")
                || call.receiver()
                        .filter(each -> Assigned.isBuilder(each.type()))
                        .isPresent()) {
            return call.receiver()
                            .filter(each -> !(each instanceof Expression.TypeName))
                            .map(each -> isFixed(each, in))
                            .orElse(true)
                    && areFixed(call.arguments(), in);
        }
        return callee.method()
                .filter(each -> world.types().isSource(each.owner()))
                .filter(this::giveFixed)
                .isPresent();
    }

    /// Whatever type the object is of, a bean or not.
    private boolean giveFixed(MethodId declared) {
        List<MethodId> bodies = Stream.concat(
                        Stream.of(declared.owner()),
                        world.program().subtypes(declared.owner()).stream().map(TypeDeclaration::name))
                .flatMap(type -> world.dispatch().implementation(type, declared).stream())
                .distinct()
                .toList();
        return !bodies.isEmpty() && bodies.stream().allMatch(this::givesFixed);
    }

    private boolean givesFixed(MethodId method) {
        return once(
                given,
                method,
                () -> assigned(method)
                        .map(Assigned::answers)
                        .filter(answers -> !answers.isEmpty() && areFixed(answers, method))
                        .isPresent());
    }

    /// The answer to a question that may need its own answer; then it is no.
    private static <K> boolean once(Map<K, Boolean> known, K question, BooleanSupplier answer) {
        Boolean before = known.get(question);
        if (before != null) {
            return before;
        }
        known.put(question, false);
        boolean found = answer.getAsBoolean();
        known.put(question, found);
        return found;
    }
}
