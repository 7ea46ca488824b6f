package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Field;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes lists of paths apart that are no constants of the language but are written out in the code all the same:
/// `List.of("/a", "/b")`, `Stream.of(..).toArray(..)`, a field with such an initialiser, a method that returns one.
record PathLists(Program program) {
    private static final Set<String> FACTORIES = Set.of(
            "of",
            "asList",
            "copyOf",
            "singletonList",
            "singleton",
            "unmodifiableList",
            "unmodifiableSet",
            "concat",
            "newArrayList",
            "newHashSet",
            "addAll");
    private static final Set<String> VIEWS =
            Set.of("toArray", "stream", "toList", "collect", "distinct", "sorted", "clone");

    /// The parts, or empty when this is no such list.
    Optional<List<Expression>> parts(Expression expression) {
        return switch (expression) {
            case Call call when isFactory(call) -> Optional.of(call.arguments());
            case Call call
            when VIEWS.contains(call.name()) && call.receiver().isPresent() && !isTypeName(call) ->
                Optional.of(List.of(call.receiver().get()));
            case Call call
            when VIEWS.contains(call.name()) && !call.arguments().isEmpty() ->
                Optional.of(List.of(call.arguments().getFirst()));
            case Call call ->
                call.callee()
                        .method()
                        .flatMap(program::body)
                        .flatMap(PathLists::returned)
                        .map(List::of);
            case Expression.FieldAccess access -> initialiser(access).map(List::of);
            case Expression.Cast cast -> Optional.of(List.of(cast.operand()));
            case Expression.New made
            when made.arguments().size() == 1
                    && (made.type().erasure().endsWith("List")
                            || made.type().erasure().endsWith("Set")) -> Optional.of(made.arguments());
            default -> Optional.empty();
        };
    }

    private static boolean isFactory(Call call) {
        String owner = call.callee().owner();
        boolean library = owner.startsWith("java.util.")
                || owner.startsWith("com.google.common.")
                || owner.contains("ArrayUtils");
        return FACTORIES.contains(call.name()) && library && !call.arguments().isEmpty();
    }

    private static boolean isTypeName(Call call) {
        return call.receiver().filter(Expression.TypeName.class::isInstance).isPresent();
    }

    /// What a method returns, when it returns at one place and what stands there does not depend on its parameters.
    private static Optional<Expression> returned(Body body) {
        List<Statement.Return> returns =
                Walk.all(body.block(), Statement.Return.class).toList();
        if (returns.size() != 1 || returns.getFirst().value().isEmpty()) {
            return Optional.empty();
        }
        Expression value = returns.getFirst().value().get();
        Expression written = value instanceof Expression.Variable variable
                ? local(body, variable).orElse(value)
                : value;
        return Walk.all(written, Expression.Variable.class).findAny().isPresent()
                ? Optional.empty()
                : Optional.of(written);
    }

    private static Optional<Expression> local(Body body, Expression.Variable variable) {
        return Walk.all(body.block(), Statement.Local.class)
                .filter(local -> local.name().equals(variable.name()))
                .flatMap(local -> local.value().stream())
                .findFirst();
    }

    private Optional<Expression> initialiser(Expression.FieldAccess access) {
        Optional<Field> field = program.type(access.owner()).flatMap(owner -> owner.field(access.name()));
        return field.filter(each -> each.annotations().isEmpty()).flatMap(program::initialiser);
    }
}
