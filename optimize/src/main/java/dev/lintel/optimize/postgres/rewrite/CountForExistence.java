package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// `select count(*) > 0 from t where ..` counts them all; `select exists (select 1 from t where ..)` stops at the
/// first.
final class CountForExistence {
    private CountForExistence() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        if (read.isEmpty() || !Grammar.isOneColumn(read.get())) {
            return Optional.empty();
        }
        PlainSelect select = read.get();
        Expression item = Grammar.bare(select.getSelectItems().getFirst().getExpression());
        Optional<Test> test = test(item);
        if (test.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> counted = counted(test.get().count(), select, subject);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        String name = Optional.ofNullable(select.getSelectItems().getFirst().getAlias())
                .map(alias -> " AS " + alias.getName())
                .orElse("");
        select.setSelectItems(List.of(new SelectItem<>(new LongValue(1))));
        select.setOrderByElements(null);
        if (!counted.get().isEmpty()) {
            List<Expression> conjuncts = Grammar.conjuncts(select.getWhere());
            conjuncts.add(Grammar.condition(counted.get() + " is not null"));
            select.setWhere(Grammar.all(conjuncts));
        }
        String exists = (test.get().some() ? "exists (" : "not exists (") + select + ")";
        String sql = "SELECT " + (item instanceof CaseExpression whole ? said(whole, exists) : exists) + name;
        String says = "It counts every row to learn whether there is one.";
        return Optional.of(
                test.get().known()
                        ? Rewrite.proven(
                                Rewrite.Kind.COUNT_FOR_EXISTENCE, sql, "a count is above zero when there is one", says)
                        : Rewrite.differs(
                                Rewrite.Kind.COUNT_FOR_EXISTENCE,
                                sql,
                                "if the count is compared with another number than 0, which the server's counters do not keep",
                                says));
    }

    /// A count that is compared with nothing.
    ///
    /// @param some whether it asks for one, not for none
    /// @param known whether the number is; the server's counters keep `$1` in its place
    private record Test(Function count, boolean some, boolean known) {}

    private static Optional<Test> test(Expression item) {
        if (item instanceof CaseExpression either) {
            return either.getSwitchExpression() == null
                            && either.getWhenClauses().size() == 1
                    ? test(Grammar.bare(either.getWhenClauses().getFirst().getWhenExpression()))
                    : Optional.empty();
        }
        return switch (item) {
            case GreaterThan above -> above(above.getLeftExpression(), above.getRightExpression());
            case MinorThan below ->
                above(below.getRightExpression(), below.getLeftExpression())
                        .or(() -> with(below.getLeftExpression(), below.getRightExpression(), 1, false));
            case GreaterThanEquals least -> with(least.getLeftExpression(), least.getRightExpression(), 1, true);
            case MinorThanEquals most -> with(most.getLeftExpression(), most.getRightExpression(), 0, false);
            case EqualsTo equal -> with(equal.getLeftExpression(), equal.getRightExpression(), 0, false);
            case NotEqualsTo other -> with(other.getLeftExpression(), other.getRightExpression(), 0, true);
            default -> Optional.empty();
        };
    }

    private static Optional<Test> above(Expression count, Expression number) {
        return number instanceof JdbcParameter
                ? count(count).map(function -> new Test(function, true, false))
                : with(count, number, 0, true);
    }

    private static Optional<Test> with(Expression count, Expression number, long wanted, boolean some) {
        return number instanceof LongValue value && value.getValue() == wanted
                ? count(count).map(function -> new Test(function, some, true))
                : Optional.empty();
    }

    private static Optional<Function> count(Expression expression) {
        return Grammar.bare(expression) instanceof Function function
                        && function.getName().equalsIgnoreCase("count")
                ? Optional.of(function)
                : Optional.empty();
    }

    /// The column that must not be null to count; an empty text when every row counts.
    private static Optional<String> counted(Function count, PlainSelect select, Subject subject) {
        if (count.getParameters() == null || count.getParameters().size() != 1) {
            return Optional.empty();
        }
        Expression what = Grammar.bare(count.getParameters().getFirst());
        if (what instanceof AllColumns || what instanceof LongValue) {
            return Optional.of("");
        }
        Optional<Place> place = From.of(select, subject.catalog()).flatMap(from -> from.place(what));
        boolean inner = !Grammar.anyOuter(select);
        return place.map(each -> inner && !each.column().nullable() ? "" : each.sql());
    }

    private static String said(CaseExpression whole, String exists) {
        return "CASE WHEN " + exists + " THEN "
                + whole.getWhenClauses().getFirst().getThenExpression()
                + (whole.getElseExpression() == null ? "" : " ELSE " + whole.getElseExpression()) + " END";
    }
}
