package dev.lintel.read.security;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact.Condition;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Under which configuration a piece of security configuration holds: profiles, `@ConditionalOnProperty`, an `if` over a
/// configured flag or over an optional bean.
final class Conditionals {
    private static final String PROFILE = "org.springframework.context.annotation.Profile";
    private static final String ON_PROPERTY = "org.springframework.boot.autoconfigure.condition.ConditionalOnProperty";

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;

    Conditionals(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
    }

    Condition of(TypeDeclaration type, Method method) {
        List<Annotation> all = new ArrayList<>(type.annotations());
        all.addAll(method.annotations());
        return of(all);
    }

    Condition of(List<Annotation> declared) {
        List<Condition> all = new ArrayList<>();
        annotations.find(declared, PROFILE).ifPresent(found -> all.add(profiles(found)));
        annotations.find(declared, ON_PROPERTY).ifPresent(found -> all.addAll(properties(found)));
        return joined(all);
    }

    static Condition joined(List<Condition> all) {
        return switch (all.size()) {
            case 0 -> new Condition.Always();
            case 1 -> all.getFirst();
            default -> new Condition.AllOf(all);
        };
    }

    private Condition profiles(Annotations.Found found) {
        List<Condition> any = new ArrayList<>();
        List<String> names = found.value("value").map(value -> constants.texts(value).values()).orElse(List.of());
        for (String name : names) {
            boolean plain = name.chars().noneMatch(c -> c == '&' || c == '|' || c == '(');
            if (!plain) {
                any.add(new Condition.Undecided(
                        new Gap(found.at(), "the profile expression " + name + " is not read", "the rules under it are open")));
            } else if (name.startsWith("!")) {
                any.add(new Condition.Not(new Condition.Profile(name.substring(1))));
            } else {
                any.add(new Condition.Profile(name));
            }
        }
        return any.size() == 1 ? any.getFirst() : new Condition.AnyOf(any);
    }

    private List<Condition> properties(Annotations.Found found) {
        String prefix = found.value("prefix").flatMap(constants::text).map(text -> text.endsWith(".") ? text : text + ".").orElse("");
        String having = found.value("havingValue").flatMap(constants::text).orElse("");
        boolean missing = found.value("matchIfMissing").flatMap(constants::truth).orElse(false);
        List<String> names = found.value("name", "value").map(value -> constants.texts(value).values()).orElse(List.of());
        return names.stream()
                .<Condition>map(name -> new Condition.Property(prefix + name, having, missing))
                .toList();
    }

    /// What an `if` around rules asks.
    Condition of(Expression test, Span at) {
        return switch (test) {
            case Expression.Unary unary when unary.operator().equals("!") -> new Condition.Not(of(unary.operand(), at));
            case Expression.Binary binary when binary.operator().equals("!=") && isNull(binary.right()) ->
                bean(binary.left()).orElseGet(() -> undecided(at));
            case Expression.FieldAccess field -> configured(field).orElseGet(() -> undecided(at));
            default -> undecided(at);
        };
    }

    private static Condition undecided(Span at) {
        return new Condition.Undecided(new Gap(at, "the condition around security rules is not read", "what they decide is unknown"));
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() == null;
    }

    private Optional<Condition> configured(Expression.FieldAccess access) {
        return field(access)
                .flatMap(field -> annotations.find(field.annotations(), "org.springframework.beans.factory.annotation.Value"))
                .flatMap(found -> found.value("value"))
                .flatMap(constants::text)
                .filter(text -> text.startsWith("${") && text.endsWith("}"))
                .map(text -> text.substring(2, text.length() - 1))
                .map(text -> {
                    int colon = text.indexOf(':');
                    return colon < 0
                            ? new Condition.Property(text, "true", false)
                            : new Condition.Property(
                                    text.substring(0, colon), "true", text.substring(colon + 1).equals("true"));
                });
    }

    private Optional<Field> field(Expression.FieldAccess access) {
        return program.type(access.owner()).flatMap(owner -> owner.field(access.name()));
    }

    private Optional<Condition> bean(Expression expression) {
        return expression.type() instanceof Type.Declared declared
                ? Optional.of(new Condition.Bean(declared.name(), providers(declared.name())))
                : Optional.empty();
    }

    /// The modules that make a bean of this type: by a factory method, or by a component class.
    private Set<String> providers(String type) {
        Set<String> modules = new LinkedHashSet<>();
        for (TypeDeclaration each : program.types()) {
            boolean makes = each.isMain()
                    && each.methods().stream()
                            .anyMatch(method -> method.returns().is(type)
                                    && annotations.on(method, "org.springframework.context.annotation.Bean").isPresent());
            if (makes) {
                modules.add(each.module());
            }
        }
        for (TypeDeclaration each : program.subtypes(type)) {
            if (each.isMain() && annotations.on(each, "org.springframework.stereotype.Component").isPresent()) {
                modules.add(each.module());
            }
        }
        return modules;
    }
}
