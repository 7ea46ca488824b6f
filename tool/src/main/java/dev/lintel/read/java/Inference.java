package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what a generic method's type variables stand for, by matching declared types against actual ones. A plain
/// unification: JLS 18 in full is not needed to name the called method.
final class Inference {
    private static final int LARGEST = 100;

    private final Typing typing;
    private final Candidate candidate;
    private final Set<String> open;
    private final Map<String, Type> bound = new HashMap<>();

    Inference(Typing typing, Candidate candidate, List<TypeParameter> parameters) {
        this.typing = typing;
        this.candidate = candidate;
        this.open = new HashSet<>();
        parameters.forEach(each -> open.add(each.name()));
    }

    boolean isGeneric() {
        return !open.isEmpty();
    }

    void fix(String variable, Type type) {
        bound.put(variable, type);
    }

    /// Whether a declared type still has variables without a meaning.
    boolean isOpen(Type declared) {
        if (open.size() == bound.size()) {
            return false;
        }
        Set<String> rest = new HashSet<>(open);
        rest.removeAll(bound.keySet());
        return Types.mentions(declared, rest);
    }

    /// A declared type with all that is known filled in; what is not known is [Type#UNKNOWN].
    Type partial(Type declared) {
        return whole().apply(declared);
    }

    private Substitution whole() {
        if (open.isEmpty()) {
            return candidate.owned();
        }
        Map<String, Type> all = new HashMap<>(candidate.owned().types());
        open.forEach(each -> all.put(each, bound.getOrDefault(each, Type.UNKNOWN)));
        return new Substitution(all);
    }

    /// The end: variables without a meaning become their bound, when they have one.
    void close(List<TypeParameter> parameters) {
        for (TypeParameter each : parameters) {
            if (!bound.containsKey(each.name()) && !each.bounds().isEmpty()) {
                bound.put(each.name(), Types.upward(partial(each.bounds().getFirst())));
            }
        }
    }

    /// Learns from an argument of type `actual` in a place declared as `formal`.
    void argument(Type formal, Type actual) {
        if (!isGeneric() || Types.isUnknown(actual) && actual != Types.NULL) {
            return;
        }
        switch (formal) {
            case Type.Variable variable -> bind(variable, actual);
            case Type.Declared declared -> {
                if (declared.arguments().isEmpty()) {
                    return;
                }
                Type.Declared seen = typing.asSuper(Types.boxed(actual), declared.name());
                if (seen != null
                        && seen.arguments().size() == declared.arguments().size()) {
                    for (int i = 0; i < seen.arguments().size(); i++) {
                        argument(declared.arguments().get(i), seen.arguments().get(i));
                    }
                }
            }
            case Type.Array array -> {
                if (Types.upward(actual) instanceof Type.Array(Type element)) {
                    argument(array.element(), element);
                }
            }
            case Type.Wildcard wildcard -> {
                wildcard.upper().ifPresent(each -> argument(each, Types.upward(actual)));
                wildcard.lower().ifPresent(each -> argument(each, Types.downward(actual)));
            }
            case Type.Primitive _, Type.Unknown _ -> {}
        }
    }

    private void bind(Type.Variable variable, Type actual) {
        if (!open.contains(variable.name())
                || actual == Types.NULL
                || Types.isUnknown(actual)
                || Types.isVoid(actual)) {
            return;
        }
        Type value = Types.boxed(Types.upward(actual));
        if (parts(value, LARGEST) == 0) {
            return;
        }
        Type before = bound.get(variable.name());
        if (before == null) {
            bound.put(variable.name(), value);
        } else if (!before.equals(value)) {
            bound.put(variable.name(), better(before, value));
        }
    }

    /// How much of `budget` is left after counting a type's parts: calls nested in calls can make types of any
    /// size.
    private static int parts(Type type, int budget) {
        int left = Math.max(0, budget - 1);
        return switch (type) {
            case Type.Declared declared -> {
                for (Type each : declared.arguments()) {
                    left = left == 0 ? 0 : parts(each, left);
                }
                yield left;
            }
            case Type.Array array -> left == 0 ? 0 : parts(array.element(), left);
            case Type.Wildcard wildcard -> left == 0 ? 0 : parts(Types.upward(wildcard), left);
            case Type.Variable _, Type.Primitive _, Type.Unknown _ -> left;
        };
    }

    private Type better(Type before, Type value) {
        if (before.erasure().equals(value.erasure())) {
            return unknowns(before) > unknowns(value) ? value : before;
        }
        return typing.join(before, value);
    }

    private static int unknowns(Type type) {
        return switch (type) {
            case Type.Unknown _ -> 1;
            case Type.Declared declared ->
                declared.arguments().stream().mapToInt(Inference::unknowns).sum();
            case Type.Array array -> unknowns(array.element());
            default -> 0;
        };
    }

    /// Learns from the place that wants the result: only variables that nothing else says anything about.
    void result(Type declared, Type wanted) {
        if (!isGeneric() || Types.isUnknown(wanted) || Types.isVoid(wanted)) {
            return;
        }
        switch (declared) {
            case Type.Variable variable -> {
                if (open.contains(variable.name()) && !bound.containsKey(variable.name())) {
                    bind(variable, Types.downward(wanted));
                }
            }
            case Type.Declared type -> {
                if (!(Types.upward(wanted) instanceof Type.Declared place)) {
                    return;
                }
                Type.Declared seen = typing.asSuper(type, place.name());
                if (seen != null && seen.arguments().size() == place.arguments().size()) {
                    for (int i = 0; i < seen.arguments().size(); i++) {
                        result(seen.arguments().get(i), place.arguments().get(i));
                    }
                }
            }
            case Type.Array array -> {
                if (wanted instanceof Type.Array(Type element)) {
                    result(array.element(), element);
                }
            }
            case Type.Wildcard wildcard -> {
                wildcard.upper().ifPresent(each -> result(each, Types.upward(wanted)));
                wildcard.lower().ifPresent(each -> result(each, Types.downward(wanted)));
            }
            case Type.Primitive _, Type.Unknown _ -> {}
        }
    }
}
