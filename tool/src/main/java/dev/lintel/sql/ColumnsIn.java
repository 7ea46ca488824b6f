package dev.lintel.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/// The columns that an expression names, the subqueries in it (not entered), and whether it aggregates.
final class ColumnsIn extends ExpressionVisitorAdapter<@Nullable Void> {
    private static final Set<String> AGGREGATES = Set.of(
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "array_agg",
            "string_agg",
            "group_concat",
            "listagg",
            "json_agg",
            "jsonb_agg",
            "json_object_agg",
            "jsonb_object_agg",
            "json_arrayagg",
            "json_objectagg",
            "bool_and",
            "bool_or",
            "every",
            "bit_and",
            "bit_or",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "variance",
            "var_pop",
            "var_samp",
            "percentile_cont",
            "percentile_disc",
            "median",
            "count_big",
            "any_value");

    final List<Column> columns = new ArrayList<>();
    final List<Select> subqueries = new ArrayList<>();
    boolean aggregates;

    static ColumnsIn of(Expression expression) {
        ColumnsIn found = new ColumnsIn();
        expression.accept(found, null);
        return found;
    }

    @Override
    public <S> @Nullable Void visit(Column column, S context) {
        if (!Operands.isValue(column)) {
            columns.add(column);
        }
        return null;
    }

    @Override
    public <S> @Nullable Void visit(Function function, S context) {
        aggregates |= function.getName() != null
                && AGGREGATES.contains(function.getName().toLowerCase(Locale.ROOT));
        return super.visit(function, context);
    }

    @Override
    public <S> @Nullable Void visit(AnalyticExpression window, S context) {
        boolean before = aggregates;
        super.visit(window, context);
        aggregates =
                before || window.getType() == AnalyticType.FILTER_ONLY || window.getType() == AnalyticType.WITHIN_GROUP;
        return null;
    }

    @Override
    public <S> @Nullable Void visit(MySQLGroupConcat concat, S context) {
        aggregates = true;
        return super.visit(concat, context);
    }

    @Override
    public <S> @Nullable Void visit(JsonAggregateFunction function, S context) {
        aggregates = true;
        return super.visit(function, context);
    }

    @Override
    public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
        subqueries.add(select);
        return null;
    }

    @Override
    public <S> @Nullable Void visit(Select select, S context) {
        subqueries.add(select);
        return null;
    }

    @Override
    public <S> @Nullable Void visit(AllColumns star, S context) {
        return null;
    }

    @Override
    public <S> @Nullable Void visit(AllTableColumns star, S context) {
        return null;
    }
}
