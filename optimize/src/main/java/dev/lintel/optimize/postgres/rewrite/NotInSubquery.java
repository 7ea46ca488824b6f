package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// `x not in (select y ..)` is false or unknown for every row as soon as one y is null, so no anti join may be made
/// of it; `not exists` has no such trap.
final class NotInSubquery {
    private NotInSubquery() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> outer = read.flatMap(select -> From.of(select, subject.catalog()));
        if (read.isEmpty() || outer.isEmpty() || Grammar.anyOuter(read.get())) {
            return Optional.empty();
        }
        PlainSelect select = read.get();
        List<Expression> conjuncts = new ArrayList<>(Grammar.conjuncts(select.getWhere()));
        for (int i = 0; i < conjuncts.size(); i++) {
            Optional<Said> said = conjuncts.get(i) instanceof InExpression in && in.isNot()
                    ? said(in, outer.get(), subject)
                    : Optional.empty();
            if (said.isPresent()) {
                conjuncts.set(i, Grammar.condition(said.get().condition()));
                select.setWhere(Grammar.all(conjuncts));
                String says = "NOT IN may not become an anti join, because one null would change its answer.";
                return Optional.of(
                        said.get().nulls().isEmpty()
                                ? Rewrite.proven(Rewrite.Kind.NOT_IN_SUBQUERY, select, "neither side can be null", says)
                                : Rewrite.differs(
                                        Rewrite.Kind.NOT_IN_SUBQUERY,
                                        select,
                                        "where " + said.get().nulls()
                                                + " is null: NOT IN then gives no row, which is hardly what was meant",
                                        says));
            }
        }
        return Optional.empty();
    }

    /// @param nulls the column that may be null; empty for none
    private record Said(String condition, String nulls) {}

    private static Optional<Said> said(InExpression in, From outer, Subject subject) {
        if (!(in.getRightExpression() instanceof ParenthesedSelect parenthesed)
                || !(parenthesed.getSelect() instanceof PlainSelect inner)
                || !plain(inner)) {
            return Optional.empty();
        }
        Optional<From> within = From.of(inner, subject.catalog());
        Optional<Place> left = outer.place(in.getLeftExpression());
        Optional<Place> right = within.flatMap(
                from -> from.place(inner.getSelectItems().getFirst().getExpression()));
        if (left.isEmpty()
                || right.isEmpty()
                || within.get().tables().containsKey(left.get().alias())) {
            return Optional.empty();
        }
        List<Expression> conjuncts = new ArrayList<>(Grammar.conjuncts(inner.getWhere()));
        conjuncts.add(Grammar.condition(right.get().sql() + " = " + left.get().sql()));
        inner.setWhere(Grammar.all(conjuncts));
        inner.setDistinct(null);
        inner.setOrderByElements(null);
        inner.setSelectItems(List.of(new SelectItem<>(new LongValue(1))));
        String nulls = right.get().column().nullable()
                ? right.get().sql()
                : left.get().column().nullable() ? left.get().sql() : "";
        return Optional.of(new Said("not exists (" + inner + ")", nulls));
    }

    private static boolean plain(PlainSelect inner) {
        return inner.getSelectItems().size() == 1
                && inner.getFromItem() != null
                && inner.getGroupBy() == null
                && inner.getHaving() == null
                && inner.getLimit() == null
                && inner.getFetch() == null
                && inner.getOffset() == null
                && inner.getWithItemsList() == null
                && !Grammar.anyOuter(inner);
    }
}
