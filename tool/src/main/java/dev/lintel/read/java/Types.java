package dev.lintel.read.java;

import dev.lintel.code.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Facts about types that need no declarations: boxing, numeric promotion, bounds.
final class Types {
    /// The type of `null`.
    static final Type NULL = new Type.Unknown("null");

    static final Type INT = TypeResolver.primitive("int");
    static final Type LONG = TypeResolver.primitive("long");
    static final Type BOOLEAN = TypeResolver.primitive("boolean");
    static final Type DOUBLE = TypeResolver.primitive("double");
    private static final List<String> NUMERIC = List.of("byte", "short", "int", "long", "float", "double");

    private Types() {}

    static boolean isUnknown(@Nullable Type type) {
        return type == null || type instanceof Type.Unknown;
    }

    static boolean isPrimitive(Type type) {
        return type instanceof Type.Primitive;
    }

    static boolean isVoid(Type type) {
        return type instanceof Type.Primitive primitive && primitive.name().equals("void");
    }

    /// What can be read from a place of this type: a wildcard's upper bound.
    static Type upward(Type type) {
        if (!(type instanceof Type.Wildcard wildcard)) {
            return type;
        }
        return upward(wildcard.upper().orElse(Type.OBJECT));
    }

    /// What can be put into a place of this type: a wildcard's lower bound, or for want of it the upper one.
    static Type downward(Type type) {
        if (!(type instanceof Type.Wildcard wildcard)) {
            return type;
        }
        return wildcard.lower().map(Types::downward).orElseGet(() -> upward(wildcard));
    }

    static Type boxed(Type type) {
        if (!(type instanceof Type.Primitive primitive)) {
            return type;
        }
        String name = switch (primitive.name()) {
            case "int" -> "Integer";
            case "char" -> "Character";
            case "void" -> "Void";
            default ->
                Character.toUpperCase(primitive.name().charAt(0))
                        + primitive.name().substring(1);
        };
        return new Type.Declared("java.lang." + name, List.of(), true);
    }

    /// The primitive that a box holds; the type itself when it is no box.
    static Type unboxed(Type type) {
        if (!(type instanceof Type.Declared declared) || !declared.name().startsWith("java.lang.")) {
            return type;
        }
        return switch (declared.name()) {
            case "java.lang.Integer" -> INT;
            case "java.lang.Long" -> LONG;
            case "java.lang.Boolean" -> BOOLEAN;
            case "java.lang.Double" -> DOUBLE;
            case "java.lang.Float" -> TypeResolver.primitive("float");
            case "java.lang.Short" -> TypeResolver.primitive("short");
            case "java.lang.Byte" -> TypeResolver.primitive("byte");
            case "java.lang.Character" -> TypeResolver.primitive("char");
            default -> type;
        };
    }

    static boolean isNumeric(Type type) {
        return type instanceof Type.Primitive primitive
                && (NUMERIC.contains(primitive.name()) || primitive.name().equals("char"));
    }

    /// JLS 5.6: binary numeric promotion of two operands, boxed or not.
    static Type promoted(Type left, Type right) {
        Type one = unboxed(left);
        Type two = unboxed(right);
        if (!isNumeric(one) || !isNumeric(two)) {
            return isUnknown(one) ? (isNumeric(two) ? two : Type.UNKNOWN) : one;
        }
        for (String wide : List.of("double", "float", "long")) {
            if (one.erasure().equals(wide) || two.erasure().equals(wide)) {
                return TypeResolver.primitive(wide);
            }
        }
        return INT;
    }

    /// JLS 5.1.2: whether a primitive widens to another or is the same.
    static boolean widens(Type.Primitive from, Type.Primitive to) {
        if (from.equals(to)) {
            return true;
        }
        if (from.name().equals("char")) {
            return NUMERIC.indexOf(to.name()) >= NUMERIC.indexOf("int");
        }
        int source = NUMERIC.indexOf(from.name());
        return source >= 0 && NUMERIC.indexOf(to.name()) > source;
    }

    /// Whether a variable stands anywhere in a type.
    static boolean mentions(Type type, Set<String> variables) {
        return switch (type) {
            case Type.Variable variable -> variables.contains(variable.name());
            case Type.Declared declared -> {
                for (Type each : declared.arguments()) {
                    if (mentions(each, variables)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Type.Array array -> mentions(array.element(), variables);
            case Type.Wildcard wildcard ->
                wildcard.upper().filter(each -> mentions(each, variables)).isPresent()
                        || wildcard.lower()
                                .filter(each -> mentions(each, variables))
                                .isPresent();
            case Type.Primitive _, Type.Unknown _ -> false;
        };
    }

    static Type classOf(Type type) {
        return new Type.Declared("java.lang.Class", List.of(boxed(type)), true);
    }

    static Type literal(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case String _ -> Type.STRING;
            case Integer _ -> INT;
            case Long _ -> LONG;
            case Boolean _ -> BOOLEAN;
            case Double _ -> DOUBLE;
            case Float _ -> TypeResolver.primitive("float");
            case Character _ -> TypeResolver.primitive("char");
            default -> Type.UNKNOWN;
        };
    }

    static Type wildcardUpper(Type bound) {
        return new Type.Wildcard(Optional.of(bound), Optional.empty());
    }
}
