package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.graph.Step.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Boolean expressions become the conditions of branches.
final class Conditions {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> EQUALITIES =
            Set.of("equals", "equalsIgnoreCase", "contentEquals", "isEqualTo", "eq");
    private static final Set<String> BLANKS =
            Set.of("isBlank", "isEmpty", "isNullOrEmpty", "isEmptyOrNull", "hasNoText", "isEmptyString");
    /// The same question the other way round, as the helpers of Spring, Commons, Hutool and Guava ask it.
    private static final Set<String> FILLED = Set.of("isNotEmpty", "isNotBlank", "hasText", "hasLength");

    /// How points in time are compared, by the names of the methods that do.
    private static final Map<String, String> ORDERS =
            Map.of("before", "<", "isBefore", "<", "after", ">", "isAfter", ">");

    private final Body body;
    private final Conversion conversion;

    Conditions(Body body, Conversion conversion) {
        this.body = body;
        this.conversion = conversion;
    }

    Condition of(Expression expression) {
        return switch (expression) {
            case Expression.Unary unary
            when unary.operator().equals("!") -> new Condition.Not(of(unary.operand()), body.at(unary));
            case Expression.Binary binary
            when binary.operator().equals("&&") -> new Condition.All(flat(binary, "&&"), body.at(binary));
            case Expression.Binary binary
            when binary.operator().equals("||") -> new Condition.Any(flat(binary, "||"), body.at(binary));
            case Expression.Binary binary when COMPARISONS.contains(binary.operator()) -> comparison(binary);
            case Expression.Call call -> ofCall(call);
            case Expression.Cast cast -> of(cast.operand());
            default -> truth(expression);
        };
    }

    private List<Condition> flat(Expression.Binary binary, String operator) {
        List<Condition> parts = new ArrayList<>();
        Expression left = binary;
        List<Expression> rights = new ArrayList<>();
        while (left instanceof Expression.Binary inner && inner.operator().equals(operator)) {
            rights.addFirst(inner.right());
            left = inner.left();
        }
        parts.add(of(left));
        rights.forEach(each -> parts.add(of(each)));
        return parts;
    }

    private Condition comparison(Expression.Binary binary) {
        if (isNull(binary.right())) {
            return nullTest(binary, binary.left());
        }
        if (isNull(binary.left())) {
            return nullTest(binary, binary.right());
        }
        return new Condition.Comparison(
                binary.operator(), conversion.value(binary.left()), conversion.value(binary.right()), body.at(binary));
    }

    private Condition nullTest(Expression.Binary binary, Expression tested) {
        Condition test = new Condition.Test("null", conversion.value(tested), body.at(binary));
        return binary.operator().equals("!=") ? new Condition.Not(test, body.at(binary)) : test;
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() == null;
    }

    private Condition ofCall(Expression.Call call) {
        String name = call.name();
        if (EQUALITIES.contains(name)
                && call.arguments().size() == 1
                && call.receiver().isPresent()) {
            return equal(call, call.receiver().get(), call.arguments().getFirst());
        }
        if (name.equals("equals") && call.arguments().size() == 2) {
            return equal(call, call.arguments().getFirst(), call.arguments().getLast());
        }
        String order = ORDERS.get(name);
        if (order != null
                && isTime(call.callee().owner())
                && call.receiver().isPresent()
                && call.arguments().size() == 1) {
            return new Condition.Comparison(
                    order,
                    conversion.value(call.receiver().get()),
                    conversion.value(call.arguments().getFirst()),
                    body.at(call));
        }
        if (name.equals("isPresent") && call.receiver().isPresent()) {
            return new Condition.Test(
                    "present", conversion.value(call.receiver().get()), body.at(call));
        }
        if (name.equals("isNull") && call.arguments().size() == 1) {
            return new Condition.Test("null", conversion.value(call.arguments().getFirst()), body.at(call));
        }
        if (name.equals("nonNull") && call.arguments().size() == 1) {
            return new Condition.Not(
                    new Condition.Test("null", conversion.value(call.arguments().getFirst()), body.at(call)),
                    body.at(call));
        }
        if (BLANKS.contains(name) || FILLED.contains(name)) {
            boolean onReceiver = call.arguments().isEmpty() && call.receiver().isPresent();
            if (onReceiver || call.arguments().size() == 1) {
                Expression tested =
                        onReceiver ? call.receiver().get() : call.arguments().getFirst();
                Condition empty = new Condition.Test("empty", conversion.value(tested), body.at(call));
                return FILLED.contains(name) ? new Condition.Not(empty, body.at(call)) : empty;
            }
        }
        return truth(call);
    }

    private static boolean isTime(String owner) {
        return owner.startsWith("java.time.")
                || owner.startsWith("java.util.")
                || owner.startsWith("java.sql.")
                || owner.startsWith("org.joda.time.");
    }

    private Condition equal(Expression.Call call, Expression left, Expression right) {
        return new Condition.Comparison("==", conversion.value(left), conversion.value(right), body.at(call));
    }

    private Condition truth(Expression expression) {
        return new Condition.Test("true", conversion.value(expression), body.at(expression));
    }
}
