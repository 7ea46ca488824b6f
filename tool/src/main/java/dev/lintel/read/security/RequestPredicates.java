package dev.lintel.read.security;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Statement;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A matcher that is written as a lambda, `request -> request.getServletPath().startsWith("/open/")`: the path below
/// the context path and the method, compared with constants. What else a request is asked is not known.
record RequestPredicates(Constants constants) {
    private static final Set<String> PATHS = Set.of("getServletPath", "getPathInfo");

    Optional<RequestMatch> of(Expression.Lambda lambda) {
        List<Statement> body = lambda.body().statements();
        return body.size() == 1 && body.getFirst() instanceof Statement.Return leave
                ? leave.value().flatMap(this::of)
                : Optional.empty();
    }

    private Optional<RequestMatch> of(Expression condition) {
        return switch (condition) {
            case Expression.Unary unary
            when unary.operator().equals("!") -> of(unary.operand()).map(RequestMatch.Not::new);
            case Expression.Binary binary
            when binary.operator().equals("&&") || binary.operator().equals("||") ->
                of(binary.left())
                        .flatMap(left -> of(binary.right())
                                .map(right -> binary.operator().equals("&&")
                                        ? new RequestMatch.AllOf(List.of(left, right))
                                        : new RequestMatch.AnyOf(List.of(left, right))));
            case Call call
            when call.arguments().size() == 1 && call.receiver().isPresent() ->
                compared(call.name(), call.receiver().get(), call.arguments().getFirst());
            default -> Optional.empty();
        };
    }

    private Optional<RequestMatch> compared(String name, Expression receiver, Expression argument) {
        boolean turned = asks(argument, PATHS) || asks(argument, Set.of("getMethod"));
        Expression asked = turned ? argument : receiver;
        Optional<String> text = constants.text(turned ? receiver : argument);
        boolean same = name.equals("equals") || name.equals("equalsIgnoreCase");
        if (text.isEmpty() || !same && (turned || !name.equals("startsWith"))) {
            return Optional.empty();
        }
        if (asks(asked, Set.of("getMethod"))) {
            return same ? Optional.of(new RequestMatch.Path(text.get(), Syntax.ANT, "/**")) : Optional.empty();
        }
        String below = text.get().endsWith("/") ? text.get() + "**" : text.get() + "*/**";
        return asks(asked, PATHS)
                ? Optional.of(new RequestMatch.Path("*", Syntax.ANT, same ? text.get() : below))
                : Optional.empty();
    }

    private static boolean asks(Expression value, Set<String> names) {
        return value instanceof Call call
                && names.contains(call.name())
                && call.arguments().isEmpty()
                && call.receiver().filter(Expression.Variable.class::isInstance).isPresent();
    }
}
