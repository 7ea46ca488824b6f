package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// An aggregate in the select list that is asked for once for each row: grouped once and joined, it gives the same.
/// Said only where many rows come back; for a few, looking each up by an index is the better way.
final class CorrelatedSubquery {
    private static final double MANY_ROWS = 1000;
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "min", "max", "avg");

    private CorrelatedSubquery() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> from = read.flatMap(select -> From.of(select, subject.catalog()));
        boolean fits = read.isPresent()
                && from.isPresent()
                && subject.rowsEach() >= MANY_ROWS
                && read.get().getGroupBy() == null
                && read.get().getDistinct() == null;
        if (!fits) {
            return Optional.empty();
        }
        PlainSelect select = read.get();
        List<SelectItem<?>> items = new ArrayList<>(select.getSelectItems());
        for (int i = 0; i < items.size(); i++) {
            Optional<Joined> joined = items.get(i).getExpression() instanceof ParenthesedSelect parenthesed
                            && parenthesed.getSelect() instanceof PlainSelect inner
                    ? joined(inner, from.get(), subject)
                    : Optional.empty();
            if (joined.isPresent()) {
                items.set(i, item(joined.get().value(), items.get(i)));
                select.setSelectItems(items);
                String sql = joinedTo(select, joined.get());
                return Optional.of(Rewrite.proven(
                        Rewrite.Kind.CORRELATED_SUBQUERY,
                        sql,
                        "each value has one group, and none means none",
                        "The subquery runs once for each of the %.0f rows that come back."
                                .formatted(subject.rowsEach())));
            }
        }
        return Optional.empty();
    }

    private static SelectItem<?> item(String value, SelectItem<?> before) {
        SelectItem<Expression> item = new SelectItem<>(Grammar.condition(value + " is null"));
        Expression expression = ((IsNullExpression) item.getExpression()).getLeftExpression();
        return new SelectItem<>(expression, before.getAlias());
    }

    /// The tree of a lateral source is the parser's own business; the text of a join is parsed instead.
    private static String joinedTo(PlainSelect select, Joined joined) {
        PlainSelect shaped = (PlainSelect) Grammar.statement(
                        "select 1 from x left join (%s) grouped on %s".formatted(joined.source(), joined.on()))
                .orElseThrow();
        List<Join> joins = new ArrayList<>(select.getJoins() == null ? List.of() : select.getJoins());
        joins.addAll(shaped.getJoins());
        select.setJoins(joins);
        return select.toString();
    }

    /// @param value what stands in the select list instead
    private record Joined(String source, String on, String value) {}

    private static Optional<Joined> joined(PlainSelect inner, From outer, Subject subject) {
        boolean plain = inner.getSelectItems().size() == 1
                && inner.getGroupBy() == null
                && inner.getHaving() == null
                && inner.getLimit() == null
                && inner.getFetch() == null
                && inner.getOffset() == null
                && inner.getDistinct() == null
                && inner.getJoins() == null
                && inner.getFromItem() != null;
        Optional<From> within = From.of(inner, subject.catalog());
        if (!plain
                || within.isEmpty()
                || outer.tables().containsKey(From.name(inner.getFromItem()))
                || outer.tables().containsKey("grouped")
                || !(Grammar.bare(inner.getSelectItems().getFirst().getExpression()) instanceof Function function)
                || !AGGREGATES.contains(function.getName().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        Place child = null;
        Place parent = null;
        List<Expression> stays = new ArrayList<>();
        for (Expression each : Grammar.conjuncts(inner.getWhere())) {
            Optional<Set<String>> uses = within.get().uses(each);
            if (uses.isPresent()) {
                stays.add(each);
            } else if (child == null && each instanceof EqualsTo equal) {
                Optional<Place> left = within.get().place(equal.getLeftExpression());
                Optional<Place> right = within.get().place(equal.getRightExpression());
                Expression other = left.isPresent() ? equal.getRightExpression() : equal.getLeftExpression();
                child = left.or(() -> right).orElse(null);
                parent = outer.place(other).orElse(null);
            } else {
                return Optional.empty();
            }
        }
        if (child == null || parent == null) {
            return Optional.empty();
        }
        String value = function.getName().equalsIgnoreCase("count") ? "coalesce(grouped.value, 0)" : "grouped.value";
        String where = stays.isEmpty() ? "" : " where " + Grammar.all(stays);
        String source = "select %1$s as joined, %2$s as value from %3$s%4$s group by %1$s"
                .formatted(child.sql(), function, inner.getFromItem(), where);
        return Optional.of(new Joined(source, "grouped.joined = " + parent.sql(), value));
    }
}
