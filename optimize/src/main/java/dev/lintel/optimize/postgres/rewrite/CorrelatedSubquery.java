package dev.lintel.optimize.postgres.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// An aggregate, or a column looked up by a key, that is asked for once for each row, in the select list or in a
/// comparison: made once for all and joined, it gives the same. Said only where many rows are looked at; for a few,
/// looking each up by an index is the better way.
final class CorrelatedSubquery {
    private static final double MANY_ROWS = 1000;
    private static final double MANY_BLOCKS = 1000;

    private CorrelatedSubquery() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> from = read.flatMap(select -> From.of(select, subject.catalog()));
        if (read.isEmpty()
                || from.isEmpty()
                || AskedOnce.hides(from.get())
                || stars(read.get())
                || commas(read.get())) {
            return Optional.empty();
        }
        return selected(read.get(), from.get(), subject).or(() -> compared(read.get(), from.get(), subject));
    }

    private static Optional<Rewrite> selected(PlainSelect select, From from, Subject subject) {
        if (subject.rowsEach() < MANY_ROWS || select.getGroupBy() != null || select.getDistinct() != null) {
            return Optional.empty();
        }
        List<SelectItem<?>> items = new ArrayList<>(select.getSelectItems());
        for (int i = 0; i < items.size(); i++) {
            Optional<AskedOnce> once = once(items.get(i).getExpression(), from, subject);
            if (once.isPresent()) {
                Alias alias = items.get(i).getAlias();
                items.set(
                        i,
                        new SelectItem<>(
                                expression(once.get().value()),
                                alias == null ? new Alias(once.get().name(), true) : alias));
                select.setSelectItems(items);
                return Optional.of(said(
                        joinedTo(select, once.get()),
                        once.get(),
                        "for each of the %.0f rows that come back".formatted(subject.rowsEach())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Rewrite> compared(PlainSelect select, From from, Subject subject) {
        if (subject.blocksEach() < MANY_BLOCKS) {
            return Optional.empty();
        }
        List<Expression> conjuncts = new ArrayList<>(Grammar.conjuncts(select.getWhere()));
        for (int i = 0; i < conjuncts.size(); i++) {
            if (!(conjuncts.get(i) instanceof BinaryExpression comparison)
                    || !(comparison instanceof ComparisonOperator)) {
                continue;
            }
            Optional<AskedOnce> right = once(comparison.getRightExpression(), from, subject);
            Optional<AskedOnce> left = once(comparison.getLeftExpression(), from, subject);
            Expression other = right.isPresent() ? comparison.getLeftExpression() : comparison.getRightExpression();
            if (right.isPresent() == left.isPresent() || from.uses(other).isEmpty()) {
                continue;
            }
            right.ifPresent(once -> comparison.setRightExpression(expression(once.value())));
            left.ifPresent(once -> comparison.setLeftExpression(expression(once.value())));
            select.setWhere(Grammar.all(conjuncts));
            AskedOnce once = right.or(() -> left).orElseThrow();
            return Optional.of(said(joinedTo(select, once), once, "for each row that is held against it"));
        }
        return Optional.empty();
    }

    private static Rewrite said(String sql, AskedOnce once, String often) {
        return Rewrite.proven(
                Rewrite.Kind.CORRELATED_SUBQUERY, sql, once.because(), "The subquery runs once " + often + ".");
    }

    private static Optional<AskedOnce> once(Expression expression, From from, Subject subject) {
        return expression instanceof ParenthesedSelect parenthesed
                        && parenthesed.getSelect() instanceof PlainSelect inner
                ? AskedOnce.of(inner, from, subject)
                : Optional.empty();
    }

    /// `*` would show what is joined.
    private static boolean stars(PlainSelect select) {
        return select.getSelectItems().stream()
                .map(SelectItem::getExpression)
                .anyMatch(each -> each instanceof AllColumns && !(each instanceof AllTableColumns));
    }

    /// `from a, b left join c` joins c to b alone.
    private static boolean commas(PlainSelect select) {
        return select.getJoins() != null && select.getJoins().stream().anyMatch(Join::isSimple);
    }

    private static Expression expression(String value) {
        return ((IsNullExpression) Grammar.condition(value + " is null")).getLeftExpression();
    }

    /// The tree of a lateral source is the parser's own business; the text of a join is parsed instead.
    private static String joinedTo(PlainSelect select, AskedOnce once) {
        PlainSelect shaped = (PlainSelect) Grammar.statement(
                        "select 1 from x left join (%s) %s on %s".formatted(once.source(), AskedOnce.ALIAS, once.on()))
                .orElseThrow();
        List<Join> joins = new ArrayList<>(select.getJoins() == null ? List.of() : select.getJoins());
        joins.addAll(shaped.getJoins());
        select.setJoins(joins);
        return select.toString();
    }
}
