package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Assign;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Expression.New;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants.EnumConstant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the getter of an enum constant gives: `Role.ADMIN.code()` is what the constant handed its constructor, as
/// long as nothing but the constructor writes the field.
record EnumProperties(Program program) {
    /// The expression that the constant was made with.
    Optional<Expression> given(EnumConstant constant, Expression.Call getter) {
        Optional<TypeDeclaration> type = program.type(constant.type());
        Optional<String> property = new Accessors(program).read(getter);
        if (type.isEmpty() || property.isEmpty() || isWritten(type.get(), property.get())) {
            return Optional.empty();
        }
        return type.get()
                .field(constant.name())
                .flatMap(program::initialiser)
                .filter(New.class::isInstance)
                .map(New.class::cast)
                .filter(made -> made.anonymous().isEmpty())
                .flatMap(made -> argument(made, property.get()));
    }

    private Optional<Expression> argument(New made, String property) {
        Optional<Method> constructor = made.callee().method().flatMap(program::method);
        if (constructor.isEmpty()
                || constructor.get().parameters().size() != made.arguments().size()) {
            return Optional.empty();
        }
        String parameter = constructor.get().synthesised()
                ? property
                : program.body(constructor.get().id())
                        .flatMap(body -> assigned(body, property))
                        .orElse("");
        return IntStream.range(0, made.arguments().size())
                .filter(i -> constructor.get().parameters().get(i).name().equals(parameter))
                .mapToObj(made.arguments()::get)
                .findFirst();
    }

    /// The variable that the constructor writes into the field, when it writes it once.
    private static Optional<String> assigned(Body body, String field) {
        List<Assign> writes =
                assignments(body).filter(each -> isField(each.target(), field)).toList();
        return writes.size() == 1 && writes.getFirst().value() instanceof Variable given
                ? Optional.of(given.name())
                : Optional.empty();
    }

    private boolean isWritten(TypeDeclaration type, String field) {
        return type.methods().stream()
                .filter(method -> !method.isConstructor())
                .flatMap(method -> program.body(method.id()).stream())
                .flatMap(EnumProperties::assignments)
                .anyMatch(each -> isField(each.target(), field));
    }

    private static Stream<Assign> assignments(Body body) {
        return Walk.all(body.block(), Assign.class);
    }

    private static boolean isField(Expression target, String field) {
        return target instanceof FieldAccess access && access.name().equals(field);
    }
}
