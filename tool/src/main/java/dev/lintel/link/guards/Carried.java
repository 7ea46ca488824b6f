package dev.lintel.link.guards;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The annotations of one handler, as far as a guard looks at them; answers the conditions by which guards find out
/// whether a handler carries one: `method.isAnnotationPresent(LoginRequired.class)`, `annotation == null`.
///
/// @param known whether it is about a handler at all; nothing is answered otherwise
record Carried(Set<String> onMethod, Set<String> onClass, boolean known) {
    /// Not about any handler in particular.
    static final Carried UNKNOWN = new Carried(Set.of(), Set.of(), false);
    /// A handler with none of them.
    static final Carried NOTHING = new Carried(Set.of(), Set.of(), true);

    private static final Set<String> ASKS =
            Set.of("hasMethodAnnotation", "isAnnotationPresent", "hasAnnotation", "isAnnotated");
    private static final Set<String> FINDS = Set.of(
            "getMethodAnnotation",
            "getAnnotation",
            "getDeclaredAnnotation",
            "findAnnotation",
            "findMergedAnnotation",
            "getMergedAnnotation",
            "findAnnotationOnBean");
    private static final Set<String> OF_CLASS = Set.of("getBeanType", "getDeclaringClass", "getClass", "getBean");

    Carried {
        onMethod = Set.copyOf(onMethod);
        onClass = Set.copyOf(onClass);
    }

    /// @param bean the class that serves the handler
    /// @param looked the annotations that a guard looks at
    static Carried of(MethodId handler, String bean, Set<String> looked, Program program) {
        Set<String> method = new HashSet<>();
        Set<String> type = new HashSet<>();
        program.method(handler)
                .ifPresent(each -> each.annotations().stream()
                        .map(Annotation::type)
                        .filter(looked::contains)
                        .forEach(method::add));
        for (String name : List.of(bean, handler.owner())) {
            program.type(name).map(TypeDeclaration::annotations).stream()
                    .flatMap(declared -> declared.stream())
                    .map(Annotation::type)
                    .filter(looked::contains)
                    .forEach(type::add);
        }
        return new Carried(method, type, true);
    }

    /// Variables of a body that hold what a look at an annotation gave.
    Map<String, Boolean> found(Body body) {
        if (!known) {
            return Map.of();
        }
        Map<String, Boolean> found = new HashMap<>();
        Walk.all(body.block()).forEach(node -> {
            switch (node) {
                case Statement.Local local ->
                    local.value()
                            .flatMap(value -> settled(value, found))
                            .ifPresent(there -> found.merge(local.name(), there, Boolean::logicalOr));
                case Expression.Assign assign
                when assign.target() instanceof Expression.Variable variable ->
                    settled(assign.value(), found)
                            .ifPresent(there -> found.merge(variable.name(), there, Boolean::logicalOr));
                default -> {}
            }
        });
        return found;
    }

    private Optional<Boolean> settled(Expression value, Map<String, Boolean> found) {
        return lookedUp(value).or(() -> answer(value, found));
    }

    private Optional<Boolean> lookedUp(Expression value) {
        return switch (value) {
            case Call call when FINDS.contains(call.name()) || ASKS.contains(call.name()) -> there(call);
            case Expression.Cast cast -> lookedUp(cast.operand());
            default -> Optional.empty();
        };
    }

    private Optional<Boolean> there(Call call) {
        Optional<String> annotation = call.arguments().stream()
                .filter(Expression.ClassLiteral.class::isInstance)
                .map(each -> ((Expression.ClassLiteral) each).named())
                .filter(Type.Declared.class::isInstance)
                .map(Type::erasure)
                .findFirst();
        if (annotation.isEmpty()) {
            return Optional.empty();
        }
        boolean ofClass = Walk.calls(call).anyMatch(each -> OF_CLASS.contains(each.name()));
        boolean ofMethod = !ofClass
                && (call.name().contains("Method")
                        || Walk.all(call, Expression.class)
                                .anyMatch(each -> each.type().is("java.lang.reflect.Method")
                                        || each.type().erasure().endsWith(".HandlerMethod")));
        boolean method = onMethod.contains(annotation.get());
        boolean type = onClass.contains(annotation.get());
        return Optional.of(ofClass ? type : ofMethod ? method : method || type);
    }

    /// What a condition is for this handler; empty when it is about something else as well.
    Optional<Boolean> answer(Expression condition, Map<String, Boolean> found) {
        return known ? answered(condition, name -> Optional.ofNullable(found.get(name))) : Optional.empty();
    }

    private interface Variables {
        Optional<Boolean> there(String name);
    }

    private Optional<Boolean> answered(Expression condition, Variables variables) {
        return switch (condition) {
            case Expression.Unary unary
            when unary.operator().equals("!") ->
                answered(unary.operand(), variables).map(answer -> !answer);
            case Expression.Binary binary
            when binary.operator().equals("&&") -> joined(binary, variables, answer -> !answer, false);
            case Expression.Binary binary
            when binary.operator().equals("||") -> joined(binary, variables, answer -> answer, true);
            case Expression.Binary binary
            when binary.operator().equals("==") -> present(binary, variables).map(there -> !there);
            case Expression.Binary binary when binary.operator().equals("!=") -> present(binary, variables);
            case Call call when ASKS.contains(call.name()) -> there(call);
            case Call call
            when call.name().equals("isNull") && call.arguments().size() == 1 ->
                held(call.arguments().getFirst(), variables).map(there -> !there);
            case Call call
            when call.name().equals("nonNull") && call.arguments().size() == 1 ->
                held(call.arguments().getFirst(), variables);
            case Expression.Variable variable when variable.type().is("boolean") -> variables.there(variable.name());
            default -> Optional.empty();
        };
    }

    /// One side may decide alone; both must be known otherwise.
    private Optional<Boolean> joined(
            Expression.Binary binary, Variables variables, Predicate<Boolean> decides, boolean result) {
        Optional<Boolean> left = answered(binary.left(), variables);
        Optional<Boolean> right = answered(binary.right(), variables);
        if (left.filter(decides).isPresent() || right.filter(decides).isPresent()) {
            return Optional.of(result);
        }
        return left.isPresent() && right.isPresent() ? Optional.of(!result) : Optional.empty();
    }

    /// `annotation != null`.
    private Optional<Boolean> present(Expression.Binary binary, Variables variables) {
        return isNull(binary.right())
                ? held(binary.left(), variables)
                : isNull(binary.left()) ? held(binary.right(), variables) : Optional.empty();
    }

    private Optional<Boolean> held(Expression value, Variables variables) {
        return value instanceof Expression.Variable variable ? variables.there(variable.name()) : lookedUp(value);
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() == null;
    }
}
