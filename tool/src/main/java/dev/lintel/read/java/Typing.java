package dev.lintel.read.java;

import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Questions about types that need declarations, asked by the code of one module.
///
/// @param module whose view of repeated names holds
record Typing(World world, String module) {
    /// Three-valued: may be, when a declaration is absent.
    enum Fit {
        NO,
        MAYBE,
        YES
    }

    /// A field as seen through a receiver.
    record FoundField(Field field, Type type) {}

    @Nullable
    Members members(Type type) {
        return switch (type) {
            case Type.Declared declared -> world.members(declared.name(), module);
            case Type.Variable variable -> members(variable.bound());
            case Type.Wildcard wildcard -> members(Types.upward(wildcard));
            case Type.Array _ -> world.members("java.lang.Object", module);
            case Type.Primitive _, Type.Unknown _ -> null;
        };
    }

    /// The class type that stands for a type where members are looked up.
    static Type.@Nullable Declared receiver(Type type) {
        return switch (type) {
            case Type.Declared declared -> declared;
            case Type.Variable variable -> receiver(variable.bound());
            case Type.Wildcard wildcard -> receiver(Types.upward(wildcard));
            case Type.Array _ -> (Type.Declared) Type.OBJECT;
            case Type.Primitive _, Type.Unknown _ -> null;
        };
    }

    /// The type seen as its supertype `name`, with arguments; nothing when it is not known to be one.
    Type.@Nullable Declared asSuper(Type type, String name) {
        Type.Declared receiver = receiver(type);
        if (receiver == null) {
            return null;
        }
        if (receiver.name().equals(name)) {
            return receiver;
        }
        Members members = world.members(receiver.name(), module);
        if (members == null) {
            return null;
        }
        Type.Declared ancestor = members.ancestors().get(name);
        return ancestor != null && members.seen(receiver.arguments()).apply(ancestor) instanceof Type.Declared seen
                ? seen
                : null;
    }

    Optional<FoundField> field(Type type, String name) {
        Type.Declared receiver = receiver(type);
        Members members = receiver == null ? null : world.members(receiver.name(), module);
        if (receiver == null || members == null) {
            return Optional.empty();
        }
        Field own = members.field(name);
        if (own != null) {
            return Optional.of(seen(own, members, receiver.arguments()));
        }
        for (Map.Entry<String, Type.Declared> each : members.ancestors().entrySet()) {
            Members declared = world.members(each.getKey(), module);
            Field field = declared == null ? null : declared.field(name);
            if (declared != null && field != null) {
                Type inherited =
                        seen(field, declared, each.getValue().arguments()).type();
                Type through = members.seen(receiver.arguments()).apply(inherited);
                return Optional.of(new FoundField(field, Types.upward(through)));
            }
        }
        return Optional.empty();
    }

    private static FoundField seen(Field field, Members owner, List<Type> arguments) {
        return new FoundField(field, Types.upward(owner.seen(arguments).apply(field.type())));
    }

    /// Whether members of this type may be missing from what is known.
    boolean isIncomplete(Type type) {
        Members members = members(type);
        return members == null || members.isIncomplete();
    }

    /// The single abstract method of a functional interface.
    Optional<Method> functional(Type type) {
        Members members = type instanceof Type.Declared ? members(type) : null;
        return members == null ? Optional.empty() : members.functional();
    }

    /// JLS 4.10 by erasure, with boxing when `loose` (JLS 5.3).
    Fit fits(Type actual, Type formal, boolean loose) {
        if (formal instanceof Type.Unknown || Types.isUnknown(actual)) {
            return actual == Types.NULL && formal instanceof Type.Primitive
                    ? Fit.NO
                    : actual == Types.NULL && !(formal instanceof Type.Unknown) ? Fit.YES : Fit.MAYBE;
        }
        return switch (formal) {
            case Type.Primitive wanted -> {
                Type given = loose ? Types.unboxed(actual) : actual;
                yield given instanceof Type.Primitive primitive && Types.widens(primitive, wanted)
                        ? Fit.YES
                        : given instanceof Type.Declared absent && loose && !absent.known() ? Fit.MAYBE : Fit.NO;
            }
            case Type.Declared wanted -> reference(loose ? Types.boxed(actual) : actual, wanted);
            case Type.Array wanted -> array(actual, wanted, loose);
            case Type.Variable variable ->
                actual.equals(variable)
                        ? Fit.YES
                        : actual instanceof Type.Primitive && !loose
                                ? Fit.NO
                                : fits(Types.boxed(actual), variable.bound(), loose);
            case Type.Wildcard wildcard -> fits(actual, Types.upward(wildcard), loose);
            case Type.Unknown _ -> Fit.MAYBE;
        };
    }

    private Fit array(Type actual, Type.Array wanted, boolean loose) {
        return switch (Types.upward(actual)) {
            case Type.Array given ->
                Types.isPrimitive(given.element()) || Types.isPrimitive(wanted.element())
                        ? (given.element().equals(wanted.element()) ? Fit.YES : Fit.NO)
                        : fits(given.element(), wanted.element(), false);
            case Type.Variable variable -> array(variable.bound(), wanted, loose);
            default -> Fit.NO;
        };
    }

    private Fit reference(Type actual, Type.Declared wanted) {
        return switch (actual) {
            case Type.Primitive _ -> Fit.NO;
            case Type.Array _ ->
                switch (wanted.name()) {
                    case "java.lang.Object", "java.lang.Cloneable", "java.io.Serializable" -> Fit.YES;
                    default -> Fit.NO;
                };
            case Type.Variable variable -> reference(variable.bound(), wanted);
            case Type.Wildcard wildcard -> reference(Types.upward(wildcard), wanted);
            case Type.Unknown _ -> Fit.MAYBE;
            case Type.Declared given -> {
                if (given.name().equals(wanted.name()) || wanted.name().equals("java.lang.Object")) {
                    yield Fit.YES;
                }
                Members members = world.members(given.name(), module);
                if (members == null) {
                    yield Fit.MAYBE;
                }
                if (members.ancestors().containsKey(wanted.name())) {
                    yield Fit.YES;
                }
                yield members.isIncomplete() ? Fit.MAYBE : Fit.NO;
            }
        };
    }

    /// The nearest type that both are; used where the language joins types (JLS 4.10.4), simplified to one class or
    /// interface.
    Type join(Type one, Type other) {
        if (one == Types.NULL || one.equals(other)) {
            return other == Types.NULL || !one.equals(other) ? Types.boxed(other) : one;
        }
        if (other == Types.NULL) {
            return Types.boxed(one);
        }
        if (Types.isUnknown(one) || Types.isUnknown(other)) {
            return Types.isUnknown(one) ? other : one;
        }
        if (Types.isNumeric(Types.unboxed(one))
                && Types.isNumeric(Types.unboxed(other))
                && (Types.isPrimitive(one) || Types.isPrimitive(other))) {
            return Types.promoted(one, other);
        }
        Type left = Types.boxed(one);
        Type right = Types.boxed(other);
        if (fits(left, right, false) == Fit.YES) {
            return right;
        }
        if (fits(right, left, false) == Fit.YES) {
            return left;
        }
        Members members = members(left);
        if (members != null) {
            for (String each : members.ancestors().keySet()) {
                Type.Declared shared = asSuper(left, each);
                if (shared != null && !each.equals("java.lang.Object") && fits(right, shared, false) == Fit.YES) {
                    return shared;
                }
            }
        }
        return Type.OBJECT;
    }
}
