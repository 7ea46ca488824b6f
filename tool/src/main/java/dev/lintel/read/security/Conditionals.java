package dev.lintel.read.security;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.read.ConfiguredKeys;
import dev.lintel.read.Fact.Condition;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Under which configuration a piece of security configuration holds: profiles, `@ConditionalOnProperty`, an `if`
/// over a configured flag or over an optional bean.
final class Conditionals {
    private static final String PROFILE = "org.springframework.context.annotation.Profile";
    private static final String ON_PROPERTY = "org.springframework.boot.autoconfigure.condition.ConditionalOnProperty";

    private static final String ON_EXPRESSION =
            "org.springframework.boot.autoconfigure.condition.ConditionalOnExpression";
    private static final String CONDITIONAL = "org.springframework.context.annotation.Conditional";
    private static final int DEEPEST = 6;

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final ConfiguredKeys keys;

    Conditionals(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.keys = new ConfiguredKeys(program, annotations, constants);
    }

    Condition of(TypeDeclaration type, Method method) {
        return joined(List.of(of(type), of(method.annotations())));
    }

    /// The type's own conditions and those of the types around it.
    Condition of(TypeDeclaration type) {
        List<Condition> all = new ArrayList<>();
        Optional<TypeDeclaration> next = Optional.of(type);
        for (int depth = 0; next.isPresent() && depth < DEEPEST; depth++) {
            all.add(of(next.get().annotations()));
            next = next.flatMap(TypeDeclaration::outer).flatMap(program::type);
        }
        return joined(all);
    }

    Condition of(List<Annotation> declared) {
        List<Condition> all = new ArrayList<>();
        annotations.find(declared, PROFILE).ifPresent(found -> all.add(profiles(found)));
        annotations.find(declared, ON_PROPERTY).ifPresent(found -> all.addAll(properties(found)));
        declared.stream()
                .filter(this::isOwnCondition)
                .forEach(own -> all.add(new Condition.Undecided(new Gap(
                        own.at(),
                        "the condition @" + own.simpleName() + " is decided by code",
                        "what is configured under it may or may not hold"))));
        return joined(all);
    }

    static Condition joined(List<Condition> conditions) {
        List<Condition> all = conditions.stream()
                .filter(each -> !(each instanceof Condition.Always))
                .toList();
        return switch (all.size()) {
            case 0 -> new Condition.Always();
            case 1 -> all.getFirst();
            default -> new Condition.AllOf(all);
        };
    }

    /// `@Conditional(MyCondition.class)`, an annotation of the project's own that carries it, or a Spring
    /// expression. Spring Boot's conditions on classes and beans hold where the class path is the one that the
    /// build files name.
    private boolean isOwnCondition(Annotation annotation) {
        if (annotation.type().equals(ON_EXPRESSION) || annotation.type().equals(CONDITIONAL)) {
            return true;
        }
        return program.type(annotation.type())
                .filter(TypeDeclaration::isMain)
                .filter(own -> annotations.find(own.annotations(), CONDITIONAL).isPresent()
                        && annotations
                                .find(own.annotations(), PROFILE, ON_PROPERTY)
                                .isEmpty())
                .isPresent();
    }

    private Condition profiles(Annotations.Found found) {
        List<Condition> any =
                found.value("value").map(value -> constants.texts(value).values()).orElse(List.of()).stream()
                        .map(text -> ProfileExpression.of(text, found.at()))
                        .toList();
        return any.size() == 1 ? any.getFirst() : new Condition.AnyOf(any);
    }

    private List<Condition> properties(Annotations.Found found) {
        String prefix = found.value("prefix")
                .flatMap(constants::text)
                .map(text -> text.endsWith(".") ? text : text + ".")
                .orElse("");
        String having = found.value("havingValue").flatMap(constants::text).orElse("");
        boolean missing =
                found.value("matchIfMissing").flatMap(constants::truth).orElse(false);
        List<String> names = found.value("name", "value")
                .map(value -> constants.texts(value).values())
                .orElse(List.of());
        return names.stream()
                .<Condition>map(name -> new Condition.Property(prefix + name, having, missing))
                .toList();
    }

    /// What an `if` around rules asks.
    Condition of(Expression test, Span at) {
        return switch (test) {
            case Expression.Unary unary when unary.operator().equals("!") -> new Condition.Not(of(unary.operand(), at));
            case Expression.Binary binary
            when binary.operator().equals("!=") && isNull(binary.right()) ->
                bean(binary.left()).orElseGet(() -> undecided(at));
            case Expression.Binary binary
            when binary.operator().equals("==") && isNull(binary.right()) ->
                bean(binary.left()).<Condition>map(Condition.Not::new).orElseGet(() -> undecided(at));
            case Expression.Binary binary
            when binary.operator().equals("&&") ->
                new Condition.AllOf(List.of(of(binary.left(), at), of(binary.right(), at)));
            case Expression.Binary binary
            when binary.operator().equals("||") ->
                new Condition.AnyOf(List.of(of(binary.left(), at), of(binary.right(), at)));
            case Expression.FieldAccess field -> configured(field).orElseGet(() -> undecided(at));
            case Expression.Call call -> asked(call).orElseGet(() -> undecided(at));
            default -> undecided(at);
        };
    }

    /// `properties.isEnabled()`, `environment.getProperty("x", Boolean.class, false)`,
    /// `environment.acceptsProfiles(Profiles.of("dev"))`, `Objects.nonNull(bean)`.
    private Optional<Condition> asked(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        return switch (call.name()) {
            case "nonNull" -> arguments.isEmpty() ? Optional.empty() : bean(arguments.getFirst());
            case "isNull" ->
                arguments.isEmpty()
                        ? Optional.empty()
                        : bean(arguments.getFirst()).map(Condition.Not::new);
            case "acceptsProfiles", "matchesProfiles" -> profiles(arguments);
            case "getProperty", "getRequiredProperty" -> property(arguments);
            case "equals", "equalsIgnoreCase" -> comparison(call);
            case "parseBoolean", "valueOf" ->
                arguments.size() == 1 && arguments.getFirst() instanceof Expression.Call inner
                        ? asked(inner)
                        : Optional.empty();
            default -> arguments.isEmpty() ? flag(call).or(() -> ownFlag(call)) : Optional.empty();
        };
    }

    /// A method of the target that only says what a property is: `return
    /// Boolean.parseBoolean(System.getProperty(..))`.
    private Optional<Condition> ownFlag(Expression.Call call) {
        return call.callee().method().flatMap(program::body).stream()
                .map(body -> body.block().statements())
                .filter(statements -> statements.size() == 1)
                .flatMap(statements -> statements.stream())
                .flatMap(only -> only instanceof Statement.Return leave ? leave.value().stream() : Stream.empty())
                .flatMap(value -> value instanceof Expression.Call asked
                                && asked.arguments().size() == 1
                        ? asked(asked).stream()
                        : Stream.empty())
                .findFirst();
    }

    private Optional<Condition> profiles(List<Expression> arguments) {
        List<Condition> any = new ArrayList<>();
        for (Expression argument : arguments) {
            List<Expression> named = argument instanceof Expression.Call of ? of.arguments() : List.of(argument);
            for (Expression each : named) {
                Optional<String> text = constants.text(each);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                any.add(ProfileExpression.of(text.get(), Span.ofFile(new SourceId(""))));
            }
        }
        return any.isEmpty() ? Optional.empty() : Optional.of(new Condition.AnyOf(any));
    }

    private Optional<Condition> property(List<Expression> arguments) {
        Optional<String> key = arguments.isEmpty() ? Optional.empty() : constants.text(arguments.getFirst());
        boolean missing = arguments.size() > 1
                && constants
                        .fold(arguments.getLast())
                        .map(String::valueOf)
                        .filter("true"::equals)
                        .isPresent();
        return key.map(name -> new Condition.Property(name, "true", missing));
    }

    /// `"true".equals(flag)` and `flag.equals("true")`.
    private Optional<Condition> comparison(Expression.Call call) {
        if (call.receiver().isEmpty() || call.arguments().size() != 1) {
            return Optional.empty();
        }
        Expression left = call.receiver().get();
        Expression right = call.arguments().getFirst();
        Optional<String> value = constants.text(left).or(() -> constants.text(right));
        Expression flag = constants.text(left).isPresent() ? right : left;
        return flag instanceof Expression.FieldAccess access && value.isPresent()
                ? configured(access).map(condition -> valued(condition, value.get()))
                : Optional.empty();
    }

    private static Condition valued(Condition condition, String value) {
        return condition instanceof Condition.Property property
                ? new Condition.Property(property.key(), value, property.missing() && value.equals("true"))
                : condition;
    }

    /// A getter of a class that is filled from the configuration; the field's initialiser is what holds when
    /// nothing is configured.
    private Optional<Condition> flag(Expression.Call call) {
        Optional<TypeDeclaration> owner = call.callee().method().flatMap(id -> program.type(id.owner()));
        Optional<String> name = Accessors.getterProperty(call.name());
        Optional<String> prefix = owner.flatMap(keys::prefix);
        if (name.isEmpty() || prefix.isEmpty()) {
            return Optional.empty();
        }
        boolean missing = owner.flatMap(type -> type.field(name.get()))
                .flatMap(program::initialiser)
                .flatMap(constants::truth)
                .orElse(false);
        return Optional.of(new Condition.Property(prefix.get() + "." + name.get(), "true", missing));
    }

    private static Condition undecided(Span at) {
        return new Condition.Undecided(
                new Gap(at, "the condition around security rules is not read", "what they decide is unknown"));
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() == null;
    }

    private Optional<Condition> configured(Expression.FieldAccess access) {
        return field(access)
                .flatMap(field ->
                        annotations.find(field.annotations(), "org.springframework.beans.factory.annotation.Value"))
                .flatMap(found -> found.value("value"))
                .flatMap(constants::text)
                .filter(text -> text.startsWith("${") && text.endsWith("}"))
                .map(text -> text.substring(2, text.length() - 1))
                .map(text -> {
                    int colon = text.indexOf(':');
                    return colon < 0
                            ? new Condition.Property(text, "true", false)
                            : new Condition.Property(
                                    text.substring(0, colon),
                                    "true",
                                    text.substring(colon + 1).equals("true"));
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
                                    && annotations
                                            .on(method, "org.springframework.context.annotation.Bean")
                                            .isPresent());
            if (makes) {
                modules.add(each.module());
            }
        }
        for (TypeDeclaration each : program.subtypes(type)) {
            if (each.isMain()
                    && annotations
                            .on(each, "org.springframework.stereotype.Component")
                            .isPresent()) {
                modules.add(each.module());
            }
        }
        return modules;
    }
}
