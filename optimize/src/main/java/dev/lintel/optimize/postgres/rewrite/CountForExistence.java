package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// `select count(*) > 0 from t where ..` counts them all; `select exists (select 1 from t where ..)` stops at the
/// first.
final class CountForExistence {
    private CountForExistence() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        if (read.isEmpty() || !single(read.get())) {
            return Optional.empty();
        }
        PlainSelect select = read.get();
        Expression item = Grammar.bare(select.getSelectItems().getFirst().getExpression());
        Optional<GreaterThan> test = test(item);
        if (test.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> counted = counted(test.get(), select, subject);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        boolean known = test.get().getRightExpression() instanceof LongValue;
        select.setSelectItems(List.of(new SelectItem<>(new LongValue(1))));
        select.setOrderByElements(null);
        if (!counted.get().isEmpty()) {
            List<Expression> conjuncts = Grammar.conjuncts(select.getWhere());
            conjuncts.add(Grammar.condition(counted.get() + " is not null"));
            select.setWhere(Grammar.all(conjuncts));
        }
        String exists = "exists (" + select + ")";
        String sql = "SELECT " + (item instanceof CaseExpression whole ? said(whole, exists) : exists);
        String says = "It counts every row to learn whether there is one.";
        return Optional.of(
                known
                        ? Rewrite.proven(Rewrite.Kind.COUNT_FOR_EXISTENCE, sql, "a count above zero is existence", says)
                        : Rewrite.differs(
                                Rewrite.Kind.COUNT_FOR_EXISTENCE,
                                sql,
                                "if the count is compared with another number than 0, which the server's counters do not keep",
                                says));
    }

    private static boolean single(PlainSelect select) {
        return select.getSelectItems().size() == 1
                && select.getGroupBy() == null
                && select.getHaving() == null
                && select.getDistinct() == null
                && select.getLimit() == null
                && select.getFetch() == null
                && select.getOffset() == null;
    }

    private static Optional<GreaterThan> test(Expression item) {
        if (item instanceof CaseExpression either
                && either.getSwitchExpression() == null
                && either.getWhenClauses().size() == 1) {
            return test(Grammar.bare(either.getWhenClauses().getFirst().getWhenExpression()));
        }
        return item instanceof GreaterThan above
                        && Grammar.bare(above.getLeftExpression()) instanceof Function function
                        && function.getName().equalsIgnoreCase("count")
                        && perhapsZero(above.getRightExpression())
                ? Optional.of(above)
                : Optional.empty();
    }

    /// Zero, or what stands for a literal in the server's counters.
    private static boolean perhapsZero(Expression number) {
        return number instanceof LongValue value ? value.getValue() == 0 : number instanceof JdbcParameter;
    }

    /// The column that must not be null to count; an empty text when every row counts.
    private static Optional<String> counted(GreaterThan test, PlainSelect select, Subject subject) {
        Function count = (Function) Grammar.bare(test.getLeftExpression());
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
