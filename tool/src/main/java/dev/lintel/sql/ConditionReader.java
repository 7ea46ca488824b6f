package dev.lintel.sql;

import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.FullTextSearch;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;

/// Turns conditions into comparisons of columns.
final class ConditionReader {
    private final Draft draft;
    private final QueryReader queries;

    ConditionReader(Draft draft, QueryReader queries) {
        this.draft = draft;
        this.queries = queries;
    }

    /// Where a condition stands.
    ///
    /// @param conjunct whether it must hold for every row
    /// @param outerJoin whether it is the ON of an outer join, which binds only the side that may be missing
    record Place(Scope scope, boolean conjunct, boolean outerJoin) {
        Place loose() {
            return new Place(scope, false, outerJoin);
        }

        boolean holds(Shape.Column column) {
            return conjunct && (!outerJoin || scope.optional(column.table()));
        }
    }

    void read(Expression condition, Place place) {
        switch (condition) {
            case AndExpression and -> chain(and, AndExpression.class, place);
            case OrExpression or -> chain(or, OrExpression.class, place.loose());
            case XorExpression xor -> chain(xor, XorExpression.class, place.loose());
            case NotExpression not -> negated(not.getExpression(), place);
            case Between between -> between(between, place);
            case InExpression in -> in(in, place);
            case IsNullExpression isNull ->
                test(isNull.getLeftExpression(), isNull.isNot() ? Operator.NOT_NULL : Operator.IS_NULL, "null", place);
            case IsBooleanExpression is ->
                test(
                        is.getLeftExpression(),
                        is.isNot() ? Operator.NOT_EQUAL : Operator.EQUAL,
                        String.valueOf(is.isTrue()),
                        place);
            case LikeExpression like -> like(like, place);
            case ComparisonOperator comparison ->
                compare(comparison.getLeftExpression(), operator(comparison), comparison.getRightExpression(), place);
            case ExistsExpression exists -> exists(exists, place);
            case BinaryExpression binary ->
                compare(binary.getLeftExpression(), Operator.OTHER, binary.getRightExpression(), place);
            case ExpressionList<?> list when list.size() == 1 -> read(list.getFirst(), place);
            case Column column when !Operands.isValue(column) -> test(column, Operator.EQUAL, "true", place);
            default -> side(condition, Operator.OTHER, new Operand.Computed(condition.toString()), place);
        }
    }

    /// Chains of one operator lean to the left and may be thousands long, so they are not walked by recursion.
    private void chain(BinaryExpression top, Class<? extends BinaryExpression> operator, Place place) {
        Deque<Expression> parts = new ArrayDeque<>();
        Expression left = top;
        while (operator.isInstance(left)) {
            BinaryExpression pair = operator.cast(left);
            parts.push(pair.getRightExpression());
            left = pair.getLeftExpression();
        }
        parts.push(left);
        // an OR that the parser took for a part of the sign binds all of the chain
        boolean either = parts.stream()
                .anyMatch(part -> part instanceof LikeExpression like && like.getEscape() instanceof OrExpression);
        parts.forEach(part -> read(part, either ? place.loose() : place));
    }

    private void negated(Expression inner, Place place) {
        if (Operands.unwrapped(inner) instanceof Column column && !Operands.isValue(column)) {
            test(column, Operator.EQUAL, "false", place);
        } else {
            read(inner, place.loose());
        }
    }

    private void between(Between between, Place place) {
        Expression tested = between.getLeftExpression();
        if (between.isNot()) {
            side(tested, Operator.OTHER, new Operand.Computed(between.toString()), place);
            return;
        }
        compare(tested, Operator.RANGE, between.getBetweenExpressionStart(), place);
        compare(tested, Operator.RANGE, between.getBetweenExpressionEnd(), place);
    }

    private void in(InExpression in, Place place) {
        Operator operator = in.isNot() ? Operator.NOT_IN : Operator.IN;
        Expression among = in.getRightExpression();
        if (among instanceof Select select) {
            queries.subquery(select, place.scope(), place.conjunct() && !in.isNot());
        }
        side(in.getLeftExpression(), operator, among(among, place.scope()), place);
    }

    private Operand among(Expression among, Scope scope) {
        if (among instanceof ExpressionList<?> list && list.size() > 1) {
            boolean constant = list.stream().allMatch(each -> Operands.constant(each) != null);
            return constant ? new Operand.Constant(among.toString()) : new Operand.Computed(among.toString());
        }
        return Operands.of(among, scope);
    }

    private void exists(ExistsExpression exists, Place place) {
        Set<Shape.Column> before = Set.copyOf(draft.selected);
        for (Select select : ColumnsIn.of(exists.getRightExpression()).subqueries) {
            queries.subquery(select, place.scope(), place.conjunct() && !exists.isNot());
        }
        // nothing of the rows is read
        draft.selected.removeIf(each -> each.isAll() && !before.contains(each));
    }

    private void test(Expression tested, Operator operator, String value, Place place) {
        side(tested, operator, new Operand.Constant(value), place);
    }

    private void like(LikeExpression like, Place place) {
        if (like.getEscape() instanceof BinaryExpression chain && logical(chain)) {
            read(behindEscape(like, chain), place);
            return;
        }
        if (like.isNot()) {
            compare(like.getLeftExpression(), Operator.OTHER, like.getRightExpression(), place);
            return;
        }
        boolean prefix = !like.isCaseInsensitive() && anchored(like.getRightExpression());
        Operand pattern = Operands.of(like.getRightExpression(), place.scope());
        side(like.getLeftExpression(), prefix ? Operator.LIKE_PREFIX : Operator.LIKE, pattern, place);
        subqueries(like.getRightExpression(), place);
    }

    /// The parser takes all that follows `escape :sign` for the sign.
    private static Expression behindEscape(LikeExpression like, BinaryExpression chain) {
        BinaryExpression first = chain;
        while (first.getLeftExpression() instanceof BinaryExpression left && logical(left)) {
            first = left;
        }
        like.setEscape(first.getLeftExpression());
        first.setLeftExpression(like);
        return chain;
    }

    private static boolean logical(BinaryExpression pair) {
        return pair instanceof AndExpression || pair instanceof OrExpression;
    }

    /// Whether the pattern starts with a literal, or with a bound value to which the statement itself adds the
    /// wildcard.
    private static boolean anchored(Expression pattern) {
        Expression inner = Operands.unwrapped(pattern);
        if (inner instanceof Concat concat) {
            Expression first = concat.getLeftExpression();
            return first instanceof Concat ? anchored(first) : startsPlainly(first);
        }
        if (inner instanceof Function function
                && "concat".equalsIgnoreCase(function.getName())
                && function.getParameters() != null
                && function.getParameters().size() > 1) {
            return startsPlainly(function.getParameters().getFirst());
        }
        return inner instanceof StringValue && startsPlainly(inner);
    }

    private static boolean startsPlainly(Expression first) {
        return switch (Operands.unwrapped(first)) {
            case JdbcParameter _, JdbcNamedParameter _ -> true;
            case StringValue text ->
                !text.getValue().isEmpty()
                        && !text.getValue().startsWith("%")
                        && !text.getValue().startsWith("_");
            default -> false;
        };
    }

    private static Operator operator(ComparisonOperator comparison) {
        return switch (comparison) {
            case EqualsTo _ -> Operator.EQUAL;
            case NotEqualsTo _ -> Operator.NOT_EQUAL;
            case GreaterThan _, GreaterThanEquals _, MinorThan _, MinorThanEquals _ -> Operator.RANGE;
            default -> Operator.OTHER;
        };
    }

    private void compare(Expression left, Operator operator, Expression right, Place place) {
        if (left instanceof ExpressionList<?> names
                && right instanceof ExpressionList<?> values
                && names.size() > 1
                && names.size() == values.size()) {
            rows(names, operator, values, place);
            return;
        }
        if (limitsRows(left, operator, right, place)) {
            return;
        }
        if (right instanceof AnyComparisonExpression any) {
            any(left, operator, any, place);
            return;
        }
        if (right instanceof Function function && isAny(function)) {
            Operand among = Operands.of(function.getParameters().getFirst(), place.scope());
            side(left, operator == Operator.EQUAL ? Operator.IN : Operator.OTHER, among, place);
            return;
        }
        side(left, operator, Operands.of(right, place.scope()), place);
        side(right, operator, Operands.of(left, place.scope()), place);
    }

    /// `col = any(?)` is IN with a bound list.
    private static boolean isAny(Function function) {
        return function.getName() != null
                && (function.getName().equalsIgnoreCase("any")
                        || function.getName().equalsIgnoreCase("some"))
                && function.getParameters() != null
                && function.getParameters().size() == 1;
    }

    private void any(Expression left, Operator operator, AnyComparisonExpression any, Place place) {
        Select select = any.getSelect();
        if (select != null) {
            queries.subquery(select, place.scope(), place.conjunct());
        }
        Operand among = select == null ? new Operand.Computed(any.toString()) : Operands.of(select, place.scope());
        side(left, operator == Operator.EQUAL ? Operator.IN : Operator.OTHER, among, place);
    }

    /// `(a, b) = (1, 2)` compares pair by pair; of `(a, b) > (1, 2)` only the first pair must hold for every row.
    private void rows(ExpressionList<?> names, Operator operator, ExpressionList<?> values, Place place) {
        for (int i = 0; i < names.size(); i++) {
            boolean certain = i == 0 || operator == Operator.EQUAL;
            compare(names.get(i), operator, values.get(i), certain ? place : place.loose());
        }
    }

    /// Oracle's `rownum <= 10`.
    private boolean limitsRows(Expression left, Operator operator, Expression right, Place place) {
        boolean bounds = place.conjunct() && (operator == Operator.RANGE || operator == Operator.EQUAL);
        if (!bounds
                || !(left instanceof Column column)
                || !column.getColumnName().equalsIgnoreCase("rownum")) {
            return false;
        }
        draft.limit = Limits.of(right);
        return true;
    }

    /// One predicate for every column on this side.
    private void side(Expression side, Operator operator, Operand operand, Place place) {
        Expression inner = side;
        while (inner instanceof ExpressionList<?> list && list.size() == 1) {
            inner = list.getFirst();
        }
        if (inner instanceof Column column) {
            if (!Operands.isValue(column)) {
                add(column, operator, operand, Optional.empty(), place);
            }
            return;
        }
        Optional<String> function = inner instanceof ExpressionList<?> ? Optional.empty() : Optional.of(name(inner));
        ColumnsIn found = ColumnsIn.of(inner);
        found.columns.forEach(column -> add(column, operator, operand, function, place));
        found.subqueries.forEach(select -> queries.subquery(select, place.scope(), false));
    }

    private void subqueries(Expression expression, Place place) {
        ColumnsIn.of(expression).subqueries.forEach(select -> queries.subquery(select, place.scope(), false));
    }

    private void add(Column written, Operator operator, Operand operand, Optional<String> function, Place place) {
        Shape.Column column = Operands.column(written, place.scope());
        draft.filter.add(new Predicate(column, operator, operand, place.holds(column), false, function));
    }

    private static String name(Expression expression) {
        return switch (expression) {
            case Function function ->
                List.of(function.getName().split("\\.")).getLast().toLowerCase(Locale.ROOT);
            case AnalyticExpression window -> window.getName().toLowerCase(Locale.ROOT);
            case CastExpression _ -> "cast";
            case CaseExpression _ -> "case";
            case FullTextSearch _ -> "match";
            case ExtractExpression _ -> "extract";
            case TrimFunction _ -> "trim";
            case CollateExpression _ -> "collate";
            case JsonExpression json ->
                json.getOperators().isEmpty() ? "json" : json.getOperators().getFirst();
            case BinaryExpression binary -> binary.getStringExpression().toLowerCase(Locale.ROOT);
            default -> "expression";
        };
    }
}
