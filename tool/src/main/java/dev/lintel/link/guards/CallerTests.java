package dev.lintel.link.guards;

import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What conditions in one body say about the caller. Values are told to be about the caller by where they come
/// from: a header of credentials, a session, a call that speaks of the login, and what is made of these.
final class CallerTests {
    private static final Set<String> CARRIERS = Set.of(
            "getHeader",
            "getHeaderValue",
            "getRequestHeader",
            "getParameter",
            "getAttribute",
            "getFirst",
            "getCookie",
            "getHeaderString",
            "get");
    private static final Set<String> ORDER = Set.of("<", ">", "<=", ">=");
    private static final int DEEPEST = 200;

    private final Program program;
    private final boolean aspect;
    private final int left;
    private final Set<String> callers = new HashSet<>();
    /// What the request asks about: in a handler it is no proof of who asks, whatever it is called.
    private final Set<String> given = new HashSet<>();

    private boolean inHandler;
    private final Map<String, List<Expression>> values = new HashMap<>();

    /// @param left how many calls deep the target's own predicates are read
    CallerTests(Program program, boolean aspect, int left) {
        this.program = program;
        this.aspect = aspect;
        this.left = left;
    }

    /// For the body of a handler, where what the caller sends is mostly not about himself.
    ///
    /// @param given parameters that carry it
    static CallerTests inHandler(Program program, int left, Set<String> given) {
        CallerTests tests = new CallerTests(program, false, left);
        tests.inHandler = true;
        tests.given.addAll(given);
        return tests;
    }

    /// The same question in the method that is called here, with what its parameters get.
    CallerTests in(Method called, List<Expression> arguments) {
        CallerTests inside = new CallerTests(program, aspect, left - 1);
        inside.inHandler = inHandler;
        for (int i = 0; i < Math.min(arguments.size(), called.parameters().size()); i++) {
            if (isGiven(arguments.get(i))) {
                inside.given.add(called.parameters().get(i).name());
            } else if (isCaller(arguments.get(i), 0)) {
                inside.callers.add(called.parameters().get(i).name());
            }
        }
        return inside;
    }

    boolean mayEnter() {
        return left > 0;
    }

    /// A variable gets a value where so much is settled about the caller.
    void assigned(String variable, Expression value, Standing here) {
        values.computeIfAbsent(variable, _ -> new ArrayList<>()).add(value);
        if (isGiven(value)) {
            given.add(variable);
        }
        if (here != Standing.OPEN && isFlag(value) || isCaller(value, 0)) {
            callers.add(variable);
        }
    }

    private static boolean isFlag(Expression value) {
        return value instanceof Expression.Literal literal && literal.value() instanceof Boolean;
    }

    boolean isCaller(Expression value) {
        return isCaller(value, 0);
    }

    private boolean isGiven(Expression value) {
        return inHandler
                && Walk.all(value, Expression.class).anyMatch(each -> switch (each) {
                    case Expression.Variable variable -> given.contains(variable.name());
                    case Expression.FieldAccess field -> given.contains(field.name());
                    case Expression.Call call -> call.arguments().isEmpty() && given.contains(call.name());
                    default -> false;
                });
    }

    private boolean speaks(String name) {
        return IdentityWords.speaksOfIdentity(name, aspect);
    }

    private boolean isCaller(Expression value, int depth) {
        if (depth > DEEPEST || depth == 0 && isGiven(value)) {
            return false;
        }
        return switch (value) {
            case Expression.Variable variable ->
                callers.contains(variable.name()) || speaks(variable.name()) || isIdentityType(variable.type());
            case Expression.FieldAccess field ->
                !isConstant(field.name())
                        && (speaks(field.name())
                                || field.receiver()
                                        .filter(each -> isCaller(each, depth + 1))
                                        .isPresent());
            case Expression.Call call
            when inHandler && call.name().equals("getAttribute") ->
                // a session remembers much that is not who the caller is: a code that was sent, a cart
                call.arguments().stream().anyMatch(this::namesIdentity);
            case Expression.Call call ->
                speaks(call.name())
                        || call.receiver()
                                .filter(each -> isCaller(each, depth + 1))
                                .isPresent()
                        || call.arguments().stream().anyMatch(each -> isCaller(each, depth + 1))
                        || CARRIERS.contains(call.name())
                                && call.arguments().stream().anyMatch(this::namesCredentials);
            case Expression.TypeName type -> isIdentityType(type.type());
            case Expression.New made -> made.arguments().stream().anyMatch(each -> isCaller(each, depth + 1));
            case Expression.Concat concat -> concat.parts().stream().anyMatch(each -> isCaller(each, depth + 1));
            case Expression.Conditional choice ->
                isCaller(choice.whenTrue(), depth + 1) || isCaller(choice.whenFalse(), depth + 1);
            case Expression.Cast cast -> isCaller(cast.operand(), depth + 1);
            case Expression.Index index -> isCaller(index.array(), depth + 1);
            case Expression.Assign assign -> isCaller(assign.value(), depth + 1);
            case Expression.MethodReference reference ->
                speaks(reference.callee().name()) || isCaller(reference.receiver(), depth + 1);
            case Expression.Unary unary -> isCaller(unary.operand(), depth + 1);
            case Expression.Binary binary -> isCaller(binary.left(), depth + 1) || isCaller(binary.right(), depth + 1);
            case Expression.Literal _,
                    Expression.This _,
                    Expression.ClassLiteral _,
                    Expression.NewArray _,
                    Expression.InstanceOf _,
                    Expression.Lambda _,
                    Expression.SwitchValue _,
                    Expression.Nested _,
                    Expression.Unread _ -> false;
        };
    }

    /// The name under which a request carries them: `getHeader("X-Token")`, `getHeader(HEADER_TOKEN)`.
    private boolean namesCredentials(Expression name) {
        return switch (name) {
            case Expression.Literal literal -> literal.value() instanceof String text && speaks(text);
            case Expression.FieldAccess field -> speaks(field.name());
            case Expression.Variable variable -> speaks(variable.name());
            default -> false;
        };
    }

    private boolean namesIdentity(Expression name) {
        String text = switch (name) {
            case Expression.Literal literal -> String.valueOf(literal.value());
            case Expression.FieldAccess field -> field.name();
            case Expression.Variable variable -> variable.name();
            default -> "";
        };
        return IdentityWords.namesWhoCalls(text);
    }

    private boolean isIdentityType(Type type) {
        return type instanceof Type.Declared named
                && speaks(named.name().substring(named.name().lastIndexOf('.') + 1));
    }

    private static boolean isConstant(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT));
    }

    /// What is settled about the caller when a condition has this outcome.
    Standing when(Expression condition, boolean holds) {
        return when(condition, holds, 0);
    }

    private Standing when(Expression condition, boolean holds, int depth) {
        if (depth > DEEPEST) {
            return Standing.OPEN;
        }
        return switch (condition) {
            case Expression.Unary unary when unary.operator().equals("!") -> when(unary.operand(), !holds, depth + 1);
            case Expression.Binary binary -> binary(binary, holds, depth + 1);
            case Expression.InstanceOf test -> isCaller(test.operand(), 0) ? presence(holds) : Standing.OPEN;
            case Expression.Call call -> call(call, holds, depth + 1);
            case Expression.Variable variable -> variable(variable, holds, depth + 1);
            case Expression.Cast cast -> when(cast.operand(), holds, depth + 1);
            case Expression.Assign assign -> when(assign.value(), holds, depth + 1);
            default -> isCaller(condition, 0) ? presence(holds) : Standing.OPEN;
        };
    }

    private static Standing presence(boolean there) {
        return there ? Standing.SOMEBODY : Standing.NOBODY;
    }

    private Standing binary(Expression.Binary binary, boolean holds, int depth) {
        String operator = binary.operator();
        if (operator.equals("&&") || operator.equals("||")) {
            Standing left = when(binary.left(), holds, depth);
            Standing right = when(binary.right(), holds, depth);
            return operator.equals("&&") == holds ? left.and(right) : left.or(right);
        }
        boolean equal = operator.equals("==");
        if (!equal && !operator.equals("!=")) {
            return ORDER.contains(operator) || !isCaller(binary, 0) ? Standing.OPEN : Standing.NOBODY;
        }
        if (binary.right() instanceof Expression.Literal literal) {
            if (literal.value() == null) {
                return isCaller(binary.left(), 0) ? presence(equal != holds) : Standing.OPEN;
            }
            if (literal.value() instanceof Boolean truth) {
                return when(binary.left(), truth == (equal == holds), depth);
            }
        }
        if (binary.left() instanceof Expression.Literal literal && literal.value() == null) {
            return isCaller(binary.right(), 0) ? presence(equal != holds) : Standing.OPEN;
        }
        return isCaller(binary, 0) ? Standing.NOBODY : Standing.OPEN;
    }

    private Standing call(Expression.Call call, boolean holds, int depth) {
        if (IdentityWords.isBesideThePoint(call.name())) {
            return Standing.OPEN;
        }
        if (isCaller(call, 0)) {
            boolean nobody = IdentityWords.isTrueOfNobody(call.name())
                    || call.name().startsWith("equals") && comparesWithNobody(call);
            return presence(nobody != holds);
        }
        if (call.name().equals("equals")
                && call.arguments().size() == 1
                && call.receiver().isPresent()
                && isTruth(call.receiver().get())) {
            return when(call.arguments().getFirst(), holds, depth);
        }
        return call.callee()
                .method()
                .map(called -> answers(called, call.arguments(), holds))
                .orElse(Standing.OPEN);
    }

    /// `Boolean.TRUE.equals(x)`.
    private static boolean isTruth(Expression value) {
        return value instanceof Expression.FieldAccess field
                && field.owner().equals("java.lang.Boolean")
                && field.name().equals("TRUE");
    }

    private static boolean comparesWithNobody(Expression.Call call) {
        return Stream.concat(call.receiver().stream(), call.arguments().stream())
                .anyMatch(each -> each instanceof Expression.Literal literal
                        && literal.value() instanceof String text
                        && (text.isEmpty() || text.toLowerCase(Locale.ROOT).startsWith("anonymous")));
    }

    private Standing variable(Expression.Variable variable, boolean holds, int depth) {
        List<Expression> assigned = values.getOrDefault(variable.name(), List.of());
        if (assigned.size() == 1 && !isFlag(assigned.getFirst())) {
            return when(assigned.getFirst(), holds, depth);
        }
        return callers.contains(variable.name()) ? Standing.NOBODY : Standing.OPEN;
    }

    /// What a predicate of the target's own has settled when it answers so.
    private Standing answers(MethodId called, List<Expression> arguments, boolean holds) {
        Optional<Method> method = program.type(called.owner())
                .filter(TypeDeclaration::isMain)
                .flatMap(_ -> program.method(called))
                .filter(each -> each.returns().is("boolean") || each.returns().is("java.lang.Boolean"));
        if (left <= 0 || method.isEmpty()) {
            return Standing.OPEN;
        }
        Answers answers = new Answers(in(method.get(), arguments), holds);
        program.body(called).ifPresent(body -> answers.read(body.block()));
        return answers.standing();
    }

    /// The returns of one predicate that give the asked answer.
    private static final class Answers extends GuardedWalk {
        private final boolean asked;
        private Optional<Standing> standing = Optional.empty();

        Answers(CallerTests tests, boolean asked) {
            super(tests);
            this.asked = asked;
        }

        Standing standing() {
            return standing.orElse(Standing.OPEN);
        }

        @Override
        void leave(Statement.Return leave, Standing here) {
            Optional<Expression> value = leave.value();
            if (value.isEmpty() || isFlag(value.get()) && !isAsked(value.get())) {
                return;
            }
            Standing settled = isFlag(value.get()) ? here : here.and(tests().when(value.get(), asked));
            standing = Optional.of(standing.map(settled::or).orElse(settled));
        }

        private boolean isAsked(Expression value) {
            return value instanceof Expression.Literal literal
                    && Boolean.valueOf(asked).equals(literal.value());
        }
    }
}
