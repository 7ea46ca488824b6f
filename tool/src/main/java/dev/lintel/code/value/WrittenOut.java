package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import java.util.List;
import java.util.Optional;

/// A lambda written out: an object of an anonymous or local class that has one method to be called by,
/// `new Runnable() { public void run() { orders.close(id); } }`. Like a lambda it sees the variables around it.
final class WrittenOut {
    private static final String THREAD = "java.lang.Thread";

    private final Program program;

    WrittenOut(Program program) {
        this.program = program;
    }

    Optional<Expression.Lambda> lambda(Expression.New made) {
        return made.explicit() ? Optional.empty() : local(made).flatMap(type -> lambda(made, type));
    }

    private Optional<TypeDeclaration> local(Expression.New made) {
        return made.anonymous()
                .or(() -> Optional.of(made.type().erasure()).filter(name -> name.contains("$")))
                .flatMap(program::type)
                .filter(this::isFunction);
    }

    /// Whether others can only mean the one method: of a class that is complete without it, `HashMap`, they call what
    /// they like.
    private boolean isFunction(TypeDeclaration type) {
        return !type.interfaces().isEmpty()
                || type.superclass()
                        .map(Type::erasure)
                        .filter(above -> above.equals(THREAD)
                                || program.type(above)
                                        .filter(each -> !each.modifiers().contains(Modifier.ABSTRACT))
                                        .isEmpty())
                        .isPresent();
    }

    private Optional<Expression.Lambda> lambda(Expression.New made, TypeDeclaration type) {
        List<Method> called = type.methods().stream()
                .filter(each -> !each.isConstructor() && each.hasBody())
                .filter(each -> !each.is(Modifier.STATIC) && !each.is(Modifier.PRIVATE))
                .toList();
        return called.size() == 1
                ? program.body(called.getFirst().id()).map(body -> lambda(made, called.getFirst(), body))
                : Optional.empty();
    }

    private static Expression.Lambda lambda(Expression.New made, Method method, Body body) {
        List<Statement.Local> parameters = method.parameters().stream()
                .map(each -> new Statement.Local(each.name(), each.type(), Optional.empty(), made.at()))
                .toList();
        return new Expression.Lambda(parameters, body.block(), made.type(), made.at());
    }
}
