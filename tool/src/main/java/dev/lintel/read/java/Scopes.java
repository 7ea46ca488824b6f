package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names in sight while one member's code is walked: local variables by the class body that they stand in,
/// and local types. Grows and shrinks with the walk.
final class Scopes {
    private final List<SourceType> classes = new ArrayList<>();
    private final Map<String, Binding> bindings = new HashMap<>();
    private final List<Binding> order = new ArrayList<>();
    private TypeScope types;

    /// @param level how many class bodies stand around the one that declares it
    /// @param hidden what the name meant before
    record Binding(
            String name, Type type, int level, @Nullable Binding hidden) {}

    Scopes(SourceType type) {
        classes.add(type);
        types = TypeScope.inside(type);
    }

    SourceType type() {
        return classes.getLast();
    }

    /// How many class bodies stand around the innermost one within the walked code.
    int level() {
        return classes.size() - 1;
    }

    TypeScope types() {
        return types;
    }

    void setTypes(TypeScope scope) {
        types = scope;
    }

    void declareTypes(List<TypeParameter> parameters) {
        types = types.with(parameters);
    }

    void enter(SourceType inner) {
        classes.add(inner);
        types = TypeScope.inside(inner);
    }

    void leave(TypeScope before) {
        classes.removeLast();
        types = before;
    }

    /// A point to come back to.
    int mark() {
        return order.size();
    }

    void reset(int mark) {
        while (order.size() > mark) {
            Binding last = order.removeLast();
            if (last.hidden() == null) {
                bindings.remove(last.name());
            } else {
                bindings.put(last.name(), last.hidden());
            }
        }
    }

    void declare(String name, Type type) {
        Binding binding = new Binding(name, type, level(), bindings.get(name));
        bindings.put(name, binding);
        order.add(binding);
    }

    /// The variable of this name declared at exactly this level.
    @Nullable
    Binding variable(String name, int level) {
        Binding binding = bindings.get(name);
        while (binding != null && binding.level() > level) {
            binding = binding.hidden();
        }
        return binding != null && binding.level() == level ? binding : null;
    }
}
