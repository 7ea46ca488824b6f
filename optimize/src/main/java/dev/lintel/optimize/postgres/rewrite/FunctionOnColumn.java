package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// A function around a column that an index begins with: the day, month or year of a time, or a sum. The range of
/// the bare column says the same and the index serves it. Where no index begins with the column, an index on the
/// expression is the better answer, and the advisor's to give.
final class FunctionOnColumn {
    private FunctionOnColumn() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> from = read.flatMap(select -> From.of(select, subject.catalog()));
        if (read.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> conjuncts =
                new ArrayList<>(Grammar.conjuncts(read.get().getWhere()));
        for (int i = 0; i < conjuncts.size(); i++) {
            Expression before = conjuncts.get(i);
            Optional<String> bare = bare(before, from.get());
            if (bare.isPresent()) {
                conjuncts.set(i, Grammar.condition(bare.get()));
                read.get().setWhere(Grammar.all(conjuncts));
                return Optional.of(Rewrite.proven(
                        Rewrite.Kind.FUNCTION_ON_COLUMN,
                        read.get(),
                        "both ask for the same range of the column"
                                + (asksADay(before) ? ", the parameter being a day" : ""),
                        "The index on the column cannot serve what is computed from it (%s).".formatted(before)));
            }
        }
        return Optional.empty();
    }

    private static boolean asksADay(Expression condition) {
        return condition instanceof BinaryExpression comparison
                && comparison.getRightExpression() instanceof JdbcParameter
                && !(comparison.getLeftExpression() instanceof Addition)
                && !(comparison.getLeftExpression() instanceof Subtraction)
                && !(comparison.getLeftExpression() instanceof ExtractExpression);
    }

    private static Optional<String> bare(Expression condition, From from) {
        if (condition instanceof Between between && !between.isNot()) {
            return wrapped(between.getLeftExpression(), from)
                    .filter(each -> !each.unit().isEmpty() && !each.unit().equals("sum"))
                    .flatMap(each -> each.range(">=", between.getBetweenExpressionStart())
                            .flatMap(low -> each.range("<=", between.getBetweenExpressionEnd())
                                    .map(high -> low + " and " + high)));
        }
        if (!(condition instanceof BinaryExpression comparison)) {
            return Optional.empty();
        }
        String operator = switch (comparison) {
            case EqualsTo _ -> "=";
            case GreaterThan _ -> ">";
            case GreaterThanEquals _ -> ">=";
            case MinorThan _ -> "<";
            case MinorThanEquals _ -> "<=";
            default -> "";
        };
        boolean constant = Grammar.columns(comparison.getRightExpression())
                .filter(List::isEmpty)
                .isPresent();
        return operator.isEmpty() || !constant
                ? Optional.empty()
                : wrapped(comparison.getLeftExpression(), from)
                        .flatMap(each -> each.range(operator, comparison.getRightExpression()));
    }

    /// What is computed from a column.
    ///
    /// @param unit `day`, `month`, `year` as a time, `number` for the number of a year, or `sum`
    /// @param added what is added to the column in a sum
    private record Wrapped(Place place, String unit, String added) {
        Optional<String> range(String operator, Expression value) {
            String column = place.sql();
            if (unit.equals("sum")) {
                return Optional.of("%s %s %s %s".formatted(column, operator, whole(value), added));
            }
            if (unit.equals("day") && !isDay(value) || unit.equals("number") && !isNumber(value)) {
                return Optional.empty();
            }
            String first = unit.equals("number")
                    ? "make_date((%s)::int, 1, 1)".formatted(value)
                    : "(%s)::%s".formatted(value, unit.equals("day") ? "date" : "timestamp");
            String next = switch (unit) {
                case "day" -> first + " + 1";
                case "number" -> "make_date((%s)::int + 1, 1, 1)".formatted(value);
                default -> first + " + interval '1 " + unit + "'";
            };
            // a time that is not the beginning of its month equals no beginning of a month
            boolean begins = unit.equals("day") || unit.equals("number");
            return switch (operator) {
                case "=" ->
                    Optional.of("%1$s >= %2$s and %1$s < %3$s".formatted(column, first, next)
                            + (begins ? "" : " and date_trunc('%s', %s) = %s".formatted(unit, first, first)));
                case ">=" -> begins ? Optional.of(column + " >= " + first) : Optional.empty();
                case "<" -> begins ? Optional.of(column + " < " + first) : Optional.empty();
                case ">" -> begins ? Optional.of(column + " >= " + next) : Optional.empty();
                default -> begins ? Optional.of(column + " < " + next) : Optional.empty();
            };
        }
    }

    /// A day that is compared with a moment is compared as its first moment; only with a day it is the whole day.
    private static boolean isDay(Expression value) {
        return switch (Grammar.bare(value)) {
            case StringValue _, JdbcParameter _ -> true;
            case CastExpression cast -> named(cast, "date");
            case DateTimeLiteralExpression literal -> literal.getType() == DateTimeLiteralExpression.DateTime.DATE;
            case TimeKeyExpression now -> now.getStringValue().equalsIgnoreCase("current_date");
            case Addition sum -> isDay(sum.getLeftExpression(), sum.getRightExpression());
            case Subtraction sum -> isDay(sum.getLeftExpression(), sum.getRightExpression());
            default -> false;
        };
    }

    private static boolean isDay(Expression day, Expression days) {
        boolean number = days instanceof LongValue || days instanceof JdbcParameter;
        return number && !(day instanceof StringValue) && !(day instanceof JdbcParameter) && isDay(day);
    }

    private static boolean isNumber(Expression value) {
        return value instanceof LongValue || value instanceof JdbcParameter || value instanceof ExtractExpression;
    }

    private static String whole(Expression value) {
        return value instanceof LongValue || value instanceof JdbcParameter ? value.toString() : "(" + value + ")";
    }

    private static Optional<Wrapped> wrapped(Expression expression, From from) {
        return switch (Grammar.bare(expression)) {
            case CastExpression cast when named(cast, "date") -> time(cast.getLeftExpression(), "day", from);
            case Function function
            when named(function, "date", 1) -> time(function.getParameters().getFirst(), "day", from);
            case Function function
            when named(function, "date_trunc", 2)
                    && function.getParameters().getFirst() instanceof StringValue unit
                    && (unit.getValue().equals("month") || unit.getValue().equals("year")) ->
                time(function.getParameters().get(1), unit.getValue(), from);
            case ExtractExpression extract
            when extract.getName().equalsIgnoreCase("year") -> time(extract.getExpression(), "number", from);
            case Addition sum
            when sum.getRightExpression() instanceof LongValue added ->
                number(sum.getLeftExpression(), "- " + added, from);
            case Subtraction sum
            when sum.getRightExpression() instanceof LongValue added ->
                number(sum.getLeftExpression(), "+ " + added, from);
            default -> Optional.empty();
        };
    }

    private static boolean named(CastExpression cast, String type) {
        return cast.getColDataType() != null
                && cast.getColDataType().getDataType().toLowerCase(Locale.ROOT).equals(type);
    }

    private static boolean named(Function function, String name, int parameters) {
        return function.getName().equalsIgnoreCase(name)
                && function.getParameters() != null
                && function.getParameters().size() == parameters;
    }

    private static Optional<Wrapped> time(Expression column, String unit, From from) {
        return from.place(column)
                .filter(Place::beginsAnIndex)
                .filter(place -> place.column().type().equals("timestamp without time zone")
                        || (unit.equals("day") && place.column().type().equals("timestamp with time zone")))
                .map(place -> new Wrapped(place, unit, ""));
    }

    private static Optional<Wrapped> number(Expression column, String added, From from) {
        return from.place(column)
                .filter(Place::beginsAnIndex)
                .filter(place -> place.column().type().equals("integer")
                        || place.column().type().equals("bigint"))
                .map(place -> new Wrapped(place, "sum", added));
    }
}
