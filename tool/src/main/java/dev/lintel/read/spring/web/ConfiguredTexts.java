package dev.lintel.read.spring.web;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.New;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import dev.lintel.graph.SettingName;
import dev.lintel.read.ConfiguredKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Texts that are constant, or that getters of a class with `@ConfigurationProperties` give: `${key:default}`, to be
/// filled with each application's own configuration. Parameters stand for what the one call that is looked at hands
/// over.
///
/// @param keys under which a class's properties stand
/// @param bound what parameters stand for, by name
record ConfiguredTexts(ConfiguredKeys keys, Map<String, Bound> bound) {
    /// An argument, with the texts where it was written.
    record Bound(Expression argument, ConfiguredTexts where) {}

    /// An object of the configuration.
    ///
    /// @param key under which its properties stand
    /// @param made what it is made of where nothing is configured
    private record Held(String key, TypeDeclaration type, Optional<Expression> made) {}

    ConfiguredTexts(ConfiguredKeys keys) {
        this(keys, Map.of());
    }

    /// The texts inside a method that this call calls.
    ConfiguredTexts inside(Call call, Method called) {
        Map<String, Bound> parameters = new HashMap<>();
        for (int i = 0;
                i < Math.min(called.parameters().size(), call.arguments().size());
                i++) {
            parameters.put(
                    called.parameters().get(i).name(),
                    new Bound(call.arguments().get(i), this));
        }
        return new ConfiguredTexts(keys, Map.copyOf(parameters));
    }

    /// The text, or `${key:default}`.
    Optional<String> of(Expression expression) {
        Optional<String> constant = keys.constants().text(expression);
        if (constant.isPresent()) {
            return constant;
        }
        return switch (expression) {
            case Variable variable
            when bound.containsKey(variable.name()) -> {
                Bound argument = bound.get(variable.name());
                yield argument.where().of(argument.argument());
            }
            case Call call -> property(call).map(found -> "${" + found.key() + ":" + found.value() + "}");
            default -> Optional.empty();
        };
    }

    /// The text where nothing is configured.
    Optional<String> unconfigured(Expression expression) {
        return of(expression)
                .map(text -> text.startsWith("${") ? text.substring(text.indexOf(':') + 1, text.length() - 1) : text);
    }

    private record Property(String key, String value) {}

    private Optional<Property> property(Call getter) {
        String name = name(getter);
        return getter.receiver()
                .flatMap(this::held)
                .flatMap(holder -> holder.type()
                        .field(name)
                        .flatMap(field -> initial(holder, field))
                        .map(value -> new Property(holder.key() + "." + SettingName.canonical(name), value)));
    }

    private static String name(Call getter) {
        return getter.arguments().isEmpty()
                ? Accessors.getterProperty(getter.name()).orElse(getter.name())
                : "";
    }

    private Optional<Held> held(Expression expression) {
        return switch (expression) {
            case Variable variable
            when bound.containsKey(variable.name()) -> {
                Bound argument = bound.get(variable.name());
                yield argument.where().held(argument.argument());
            }
            case Call call -> call.receiver().flatMap(this::root).flatMap(root -> part(root, name(call)));
            default -> Optional.empty();
        };
    }

    /// The class that is filled under a prefix, or what another object holds.
    private Optional<Held> root(Expression receiver) {
        return keys.program()
                .type(receiver.type().erasure())
                .flatMap(type -> keys.prefix(type).map(prefix -> new Held(prefix, type, Optional.empty())))
                .or(() -> held(receiver));
    }

    private Optional<Held> part(Held whole, String name) {
        return whole.type()
                .field(name)
                .flatMap(field -> keys.program()
                        .type(field.type().erasure())
                        .map(type -> new Held(
                                whole.key() + "." + SettingName.canonical(name),
                                type,
                                keys.program().initialiser(field))));
    }

    /// What the object was made with, or what the field begins with.
    private Optional<String> initial(Held holder, Field field) {
        if (holder.made().orElse(null) instanceof New made) {
            int index = parameters(holder.type(), made).indexOf(field.name());
            if (index >= 0 && index < made.arguments().size()) {
                return keys.constants().text(made.arguments().get(index));
            }
        }
        return keys.program().initialiser(field).flatMap(keys.constants()::text);
    }

    /// Parameters of the constructor by name; one that is generated takes the fields in their order.
    private static List<String> parameters(TypeDeclaration type, New made) {
        int arity = made.arguments().size();
        List<String> fields = type.fields().stream()
                .filter(each -> !each.modifiers().contains(Modifier.STATIC))
                .map(Field::name)
                .toList();
        return type.methods().stream()
                .filter(each -> each.isConstructor() && each.parameters().size() == arity)
                .map(each -> each.parameters().stream()
                        .map(parameter -> parameter.name())
                        .toList())
                .filter(fields::containsAll)
                .findFirst()
                .orElse(fields.size() == arity ? fields : List.of());
    }
}
