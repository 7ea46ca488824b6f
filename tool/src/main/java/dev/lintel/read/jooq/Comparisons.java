package dev.lintel.read.jooq;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The conditions of one statement. What cannot be told apart (a condition that a caller hands in) leaves it not
/// complete, so that the absence of a comparison means nothing.
final class Comparisons {
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("eq", Operator.EQUAL),
            Map.entry("equal", Operator.EQUAL),
            Map.entry("isTrue", Operator.EQUAL),
            Map.entry("isFalse", Operator.EQUAL),
            Map.entry("ne", Operator.NOT_EQUAL),
            Map.entry("notEqual", Operator.NOT_EQUAL),
            Map.entry("gt", Operator.RANGE),
            Map.entry("ge", Operator.RANGE),
            Map.entry("lt", Operator.RANGE),
            Map.entry("le", Operator.RANGE),
            Map.entry("greaterThan", Operator.RANGE),
            Map.entry("greaterOrEqual", Operator.RANGE),
            Map.entry("lessThan", Operator.RANGE),
            Map.entry("lessOrEqual", Operator.RANGE),
            Map.entry("between", Operator.RANGE),
            Map.entry("in", Operator.IN),
            Map.entry("notIn", Operator.NOT_IN),
            Map.entry("startsWith", Operator.LIKE_PREFIX),
            Map.entry("like", Operator.LIKE),
            Map.entry("likeIgnoreCase", Operator.LIKE),
            Map.entry("contains", Operator.LIKE),
            Map.entry("containsIgnoreCase", Operator.LIKE),
            Map.entry("endsWith", Operator.LIKE),
            Map.entry("isNull", Operator.IS_NULL),
            Map.entry("isNotNull", Operator.NOT_NULL));
    private static final Set<String> FUNCTIONS = Set.of("lower", "upper", "trim", "date", "cast", "year");
    /// `DSL.trueCondition()` and `noCondition()` ask nothing.
    private static final Set<String> NOTHING = Set.of("trueCondition", "noCondition");

    private static final int DEEPEST = 50;

    private final Body body;
    private final Names names;
    private final List<Predicate> found = new ArrayList<>();
    private final List<String> subqueries = new ArrayList<>();
    private final Map<String, Span> bound = new LinkedHashMap<>();
    private boolean complete = true;

    Comparisons(Body body, Names names) {
        this.body = body;
        this.names = names;
    }

    List<Predicate> all() {
        return List.copyOf(found);
    }

    List<String> subqueries() {
        return List.copyOf(subqueries);
    }

    Map<String, Span> bound() {
        return Map.copyOf(bound);
    }

    boolean complete() {
        return complete;
    }

    /// A condition that must hold beside the others.
    void where(Expression condition) {
        read(condition, true, DEEPEST);
    }

    /// Beside what was asked so far this may hold instead: nothing of it must.
    void or(List<Expression> conditions) {
        found.replaceAll(each ->
                new Predicate(each.column(), each.operator(), each.operand(), false, each.optional(), each.function()));
        conditions.forEach(each -> read(each, false, DEEPEST));
    }

    private void read(Expression expression, boolean conjunct, int left) {
        Expression value = names.unfold(expression);
        if (left == 0 || !(value instanceof Call call)) {
            complete = false;
            return;
        }
        Operator operator = OPERATORS.get(call.name());
        switch (call.name()) {
            case "and" -> both(call, conjunct, left);
            case "or", "not", "andNot", "orNot", "xor" -> both(call, false, left);
            case "exists", "notExists", "andExists" -> call.arguments().forEach(this::subquery);
            case String name when NOTHING.contains(name) -> {}
            case String _ when operator != null && call.receiver().isPresent() -> compare(call, operator, conjunct);
            default -> complete = false;
        }
    }

    private void both(Call call, boolean conjunct, int left) {
        // `DSL.and(a, b)` has no receiver that is a condition
        call.receiver()
                .filter(each -> !(each instanceof Expression.TypeName))
                .ifPresent(each -> read(each, conjunct, left - 1));
        call.arguments().forEach(each -> read(each, conjunct, left - 1));
    }

    private void compare(Call call, Operator operator, boolean conjunct) {
        Expression side = names.unfold(call.receiver().orElseThrow());
        Optional<String> function = Optional.empty();
        if (side instanceof Call wrapping && FUNCTIONS.contains(wrapping.name())) {
            function = Optional.of(wrapping.name());
            side = wrapping.arguments().isEmpty()
                    ? wrapping.receiver().orElse(side)
                    : wrapping.arguments().getFirst();
        }
        Optional<Column> column = names.column(side);
        if (column.isEmpty()) {
            complete = false;
            return;
        }
        Operand operand = call.name().equals("isTrue") || call.name().equals("isFalse")
                ? new Operand.Constant(call.name().equals("isTrue") ? "true" : "false")
                : call.arguments().isEmpty()
                        ? new Operand.Constant("null")
                        : value(call.arguments().getFirst());
        found.add(new Predicate(column.get(), operator, operand, conjunct, false, function));
    }

    /// What stands on the other side: another column, a constant, a subquery, else a bound value.
    Operand value(Expression expression) {
        Expression value = names.unfold(expression);
        Optional<Column> column = names.column(value);
        if (column.isPresent()) {
            return new Operand.Other(column.get());
        }
        if (value instanceof Expression.Literal literal) {
            return new Operand.Constant(String.valueOf(literal.value()));
        }
        if (value instanceof Call && subquery(value)) {
            return new Operand.Computed("select");
        }
        String name = "p" + (bound.size() + 1);
        bound.put(name, body.at(expression));
        return new Operand.Parameter(name);
    }

    private boolean subquery(Expression expression) {
        Optional<DslChain> chain = DslChain.to(expression, names)
                .filter(each -> each.first().name().startsWith("select"));
        chain.stream()
                .flatMap(each -> each.calls().stream())
                .filter(call -> call.name().equals("from")
                        || call.name().equals("selectFrom")
                        || call.name().toLowerCase(Locale.ROOT).endsWith("join"))
                .flatMap(call -> call.arguments().stream())
                .forEach(table -> names.table(table).ifPresent(subqueries::add));
        return chain.isPresent();
    }
}
