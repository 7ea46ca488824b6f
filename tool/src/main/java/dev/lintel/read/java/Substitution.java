package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replaces type variables by types, all at once.
record Substitution(Map<String, Type> types) {
    static final Substitution NONE = new Substitution(Map.of());

    /// Parameters of a type by the arguments that it is used with. A raw type's are erased.
    static Substitution of(List<TypeParameter> parameters, List<Type> arguments) {
        if (parameters.isEmpty()) {
            return NONE;
        }
        Map<String, Type> types = HashMap.newHashMap(parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            TypeParameter each = parameters.get(i);
            types.put(each.name(), i < arguments.size() ? bounded(arguments.get(i), each) : erased(each));
        }
        return new Substitution(types);
    }

    /// `?` stands for anything that the parameter's bound allows.
    private static Type bounded(Type argument, TypeParameter parameter) {
        boolean any = argument instanceof Type.Wildcard wildcard
                && wildcard.upper().isEmpty()
                && wildcard.lower().isEmpty();
        return any && !parameter.bounds().isEmpty() ? Types.wildcardUpper(erased(parameter)) : argument;
    }

    private static Type erased(TypeParameter parameter) {
        if (parameter.bounds().isEmpty()) {
            return Type.OBJECT;
        }
        Type bound = parameter.bounds().getFirst();
        return bound instanceof Type.Declared declared
                ? new Type.Declared(declared.name(), List.of(), declared.known())
                : bound;
    }

    /// This one, but for the variables named by `more`.
    Substitution and(Map<String, Type> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, Type> all = new HashMap<>(types);
        all.putAll(more);
        return new Substitution(all);
    }

    Type apply(Type type) {
        if (types.isEmpty()) {
            return type;
        }
        return switch (type) {
            case Type.Variable variable -> types.getOrDefault(variable.name(), variable);
            case Type.Declared declared -> applyToArguments(declared);
            case Type.Array array -> {
                Type element = apply(array.element());
                yield element == array.element() ? array : new Type.Array(Types.upward(element));
            }
            case Type.Wildcard wildcard -> wildcard(wildcard);
            case Type.Primitive _, Type.Unknown _ -> type;
        };
    }

    private Type applyToArguments(Type.Declared declared) {
        List<Type> arguments = declared.arguments();
        List<Type> changed = null;
        for (int i = 0; i < arguments.size(); i++) {
            Type before = arguments.get(i);
            Type after = apply(before);
            if (after != before && changed == null) {
                changed = new ArrayList<>(arguments);
            }
            if (changed != null) {
                changed.set(i, after);
            }
        }
        return changed == null ? declared : new Type.Declared(declared.name(), changed, declared.known());
    }

    private Type wildcard(Type.Wildcard wildcard) {
        Optional<Type> upper = wildcard.upper().map(this::apply).map(Types::upward);
        Optional<Type> lower = wildcard.lower().map(this::apply).map(Types::downward);
        return upper.equals(wildcard.upper()) && lower.equals(wildcard.lower())
                ? wildcard
                : new Type.Wildcard(upper, lower);
    }
}
