package dev.lintel.sql;

import java.util.Set;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Top;
import org.jspecify.annotations.Nullable;

/// LIMIT, FETCH FIRST and TOP.
final class Limits {
    private static final Shape.Limit NONE = new Shape.Limit.None();

    private Limits() {}

    static Shape.Limit of(Select select) {
        Shape.Limit limit = of(select.getLimit());
        if (limit instanceof Shape.Limit.None && select.getFetch() instanceof Fetch fetch) {
            // FETCH FIRST ROW ONLY names no number
            limit = fetch.getExpression() == null ? new Shape.Limit.Rows(1) : of(fetch.getExpression());
        }
        if (limit instanceof Shape.Limit.None && select instanceof PlainSelect plain) {
            limit = top(plain);
        }
        return limit;
    }

    private static Shape.Limit top(PlainSelect plain) {
        if (plain.getTop() instanceof Top top) {
            return top.isPercentage() ? NONE : of(top.getExpression());
        }
        if (plain.getFirst() != null && plain.getFirst().getRowCount() != null) {
            return new Shape.Limit.Rows(plain.getFirst().getRowCount());
        }
        return NONE;
    }

    static Shape.Limit of(@Nullable Limit limit) {
        return limit == null || limit.getRowCount() == null ? NONE : of(limit.getRowCount());
    }

    static Shape.Limit of(Expression count) {
        Expression inner = Operands.unwrapped(count);
        if (inner instanceof AllValue || inner instanceof NullValue) {
            return NONE;
        }
        if (inner instanceof LongValue number) {
            try {
                return new Shape.Limit.Rows(number.getValue());
            } catch (NumberFormatException beyondLong) {
                return NONE;
            }
        }
        return switch (Operands.of(inner, new Scope(null, Set.of()))) {
            case Shape.Operand.Parameter parameter -> new Shape.Limit.Chosen(parameter.name());
            default -> new Shape.Limit.Chosen(inner.toString());
        };
    }
}
