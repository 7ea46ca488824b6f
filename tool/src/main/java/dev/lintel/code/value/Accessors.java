package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells calls that only read or write a property from calls that do something: a getter in the sources counts
/// when it is synthesised or its body is one `return field`, a getter of a library by its name.
public final class Accessors {
    private static final List<String> CALLERS =
            List.of("user", "member", "principal", "login", "account", "customer", "userid", "username", "memberid");
    private final Program program;

    public Accessors(Program program) {
        this.program = program;
    }

    /// The property that this call reads from its receiver.
    public Optional<String> read(Call call) {
        if (!call.arguments().isEmpty()
                || call.receiver().isEmpty() && call.callee().method().isEmpty()) {
            return Optional.empty();
        }
        Optional<Method> method = call.callee().method().flatMap(program::method);
        if (method.isEmpty()) {
            return call.receiver().isPresent() ? getterProperty(call.name()) : Optional.empty();
        }
        Optional<TypeDeclaration> owner = program.type(method.get().id().owner());
        boolean source = owner.filter(type -> type.origin().isPresent()).isPresent();
        if (!source) {
            return getterProperty(call.name());
        }
        if (method.get().synthesised()) {
            return owner.flatMap(type -> propertyOfField(type, call.name()));
        }
        return method.get().hasBody()
                ? program.body(method.get().id()).flatMap(Accessors::returnedField)
                : abstractProperty(owner.get(), method.get());
    }

    /// The property that this call sets on its receiver to its only argument.
    public Optional<String> written(Call call) {
        if (call.arguments().size() != 1) {
            return Optional.empty();
        }
        Optional<Method> method = call.callee().method().flatMap(program::method);
        Optional<TypeDeclaration> owner =
                method.flatMap(each -> program.type(each.id().owner()));
        if (method.isEmpty() || owner.isEmpty() || owner.get().origin().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> named = setterProperty(call.name());
        if (method.get().synthesised()) {
            return named.or(() -> propertyOfField(owner.get(), call.name()));
        }
        return program.body(method.get().id()).flatMap(Accessors::assignedField);
    }

    /// Projections are interfaces of getters. One that may tell who calls is no property where a class of the
    /// sources implements it with more than `return field`; to follow every other getter too would cost many
    /// times the walk and tell little.
    private Optional<String> abstractProperty(TypeDeclaration owner, Method method) {
        boolean plain = owner.kind() == TypeDeclaration.Kind.INTERFACE
                && owner.annotations().isEmpty();
        boolean followed = plain
                && mayTellCaller(method.name())
                && program.subtypes(owner.name()).stream().anyMatch(type -> does(type, method));
        return plain && !followed ? getterProperty(method.name()) : Optional.empty();
    }

    private static boolean mayTellCaller(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return CALLERS.stream().anyMatch(plain::endsWith);
    }

    /// Whether the class has this method with a body that is more than `return field`.
    private boolean does(TypeDeclaration type, Method method) {
        return type.methods().stream()
                .filter(each -> each.name().equals(method.name())
                        && each.hasBody()
                        && !each.synthesised()
                        && each.id().parameters().equals(method.id().parameters()))
                .anyMatch(each -> program.body(each.id())
                        .filter(body -> returnedField(body).isEmpty())
                        .isPresent());
    }

    private static Optional<String> propertyOfField(TypeDeclaration owner, String name) {
        Optional<String> getter = getterProperty(name);
        if (getter.isPresent() && owner.field(getter.get()).isPresent()) {
            return getter;
        }
        return owner.field(name).map(Field::name).or(() -> getter);
    }

    private static Optional<String> returnedField(Body body) {
        List<Statement> statements = body.block().statements();
        if (statements.size() != 1 || !(statements.getFirst() instanceof Statement.Return(var value, var _))) {
            return Optional.empty();
        }
        return value.flatMap(Accessors::ownField);
    }

    private static Optional<String> assignedField(Body body) {
        for (Statement statement : body.block().statements()) {
            if (statement instanceof Statement.Evaluate(Expression.Assign assign, var _)
                    && assign.value() instanceof Variable) {
                return body.block().statements().size() <= 2 ? ownField(assign.target()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ownField(Expression expression) {
        return expression instanceof FieldAccess field
                        && field.receiver()
                                .filter(at -> !(at instanceof Expression.This))
                                .isEmpty()
                ? Optional.of(field.name())
                : Optional.empty();
    }

    public static Optional<String> getterProperty(String name) {
        if (name.startsWith("get") && name.length() > 3 && Character.isUpperCase(name.charAt(3))) {
            return name.equals("getClass") ? Optional.empty() : Optional.of(decapitalised(name, 3));
        }
        if (name.startsWith("is") && name.length() > 2 && Character.isUpperCase(name.charAt(2))) {
            return Optional.of(decapitalised(name, 2));
        }
        return Optional.empty();
    }

    public static Optional<String> setterProperty(String name) {
        return name.startsWith("set") && name.length() > 3 && Character.isUpperCase(name.charAt(3))
                ? Optional.of(decapitalised(name, 3))
                : Optional.empty();
    }

    /// A name as it stands behind `get` and `set`.
    public static String capitalised(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String decapitalised(String name, int from) {
        if (name.length() > from + 1 && Character.isUpperCase(name.charAt(from + 1))) {
            return name.substring(from);
        }
        return Character.toLowerCase(name.charAt(from)) + name.substring(from + 1);
    }
}
