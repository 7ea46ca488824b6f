package dev.lintel.sql;

import dev.lintel.sql.Shape.Operand;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.NumericBind;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/// One side of a comparison or an assigned value.
final class Operands {
    /// Words that the parser gives as columns and that are values.
    private static final Set<String> VALUES = Set.of(
            "true",
            "false",
            "null",
            "default",
            "sysdate",
            "systimestamp",
            "current_date",
            "current_timestamp",
            "current_time",
            "current_user",
            "session_user",
            "localtime",
            "localtimestamp",
            "user");

    private static final Set<String> SEQUENCE_VALUES = Set.of("nextval", "currval");

    private Operands() {}

    static Operand of(Expression expression, Scope scope) {
        Expression inner = unwrapped(expression);
        return switch (inner) {
            case JdbcParameter parameter -> new Operand.Parameter(String.valueOf(parameter.getIndex()));
            case JdbcNamedParameter parameter -> new Operand.Parameter(parameter.getName());
            case NumericBind bind -> new Operand.Parameter(String.valueOf(bind.getBindId()));
            case Column column when isValue(column) -> new Operand.Constant(column.getColumnName());
            case Column column -> new Operand.Other(column(column, scope));
            default ->
                constant(inner) instanceof String text
                        ? new Operand.Constant(text)
                        : new Operand.Computed(inner.toString());
        };
    }

    /// Without parentheses and casts, which change nothing about where a value comes from.
    static Expression unwrapped(Expression expression) {
        Expression inner = expression;
        while (true) {
            if (inner instanceof CastExpression cast) {
                inner = cast.getLeftExpression();
            } else if (inner instanceof ExpressionList<?> list && list.size() == 1) {
                inner = list.getFirst();
            } else {
                return inner;
            }
        }
    }

    /// The text of a literal, `null` for anything else.
    static @Nullable String constant(Expression expression) {
        return switch (expression) {
            case StringValue string -> string.getValue();
            case LongValue number -> number.getStringValue();
            case DoubleValue number -> number.toString();
            case BooleanValue bool -> bool.toString().toLowerCase(Locale.ROOT);
            case NullValue _ -> "null";
            case HexValue hex -> hex.getValue();
            case DateTimeLiteralExpression date -> date.getValue();
            case TimeKeyExpression now -> now.getStringValue();
            case SignedExpression signed
            when constant(signed.getExpression()) instanceof String text -> signed.getSign() == '-' ? "-" + text : text;
            default -> null;
        };
    }

    static Shape.Column column(Column column, Scope scope) {
        Table table = column.getTable();
        String qualifier = table == null || table.getName() == null ? "" : Shape.fold(table.getName());
        return scope.column(qualifier, Shape.fold(column.getColumnName()));
    }

    static boolean isValue(Column column) {
        Table table = column.getTable();
        String name = column.getColumnName().toLowerCase(Locale.ROOT);
        return table == null || table.getName() == null ? VALUES.contains(name) : SEQUENCE_VALUES.contains(name);
    }
}
