package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// An inner join to a parent that gives nothing: the foreign key says that there is exactly one, and its column is
/// never null. (PostgreSQL removes such a join itself only when it is a left join.)
final class NeedlessJoin {
    private NeedlessJoin() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        if (read.isEmpty() || read.get().getJoins() == null) {
            return Optional.empty();
        }
        PlainSelect select = read.get();
        Optional<From> from = From.of(select, subject.catalog());
        if (from.isEmpty() || Grammar.anyOuter(select) || select.getGroupBy() != null || select.getHaving() != null) {
            return Optional.empty();
        }
        for (Join join : select.getJoins()) {
            Optional<String> because = because(join, select, from.get());
            if (because.isPresent()) {
                List<Join> others = new ArrayList<>(select.getJoins());
                others.remove(join);
                select.setJoins(others.isEmpty() ? null : others);
                return Optional.of(Rewrite.proven(
                        Rewrite.Kind.NEEDLESS_JOIN,
                        select,
                        because.get(),
                        "%s is joined, and nothing of it is asked for.".formatted(join.getFromItem())));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> because(Join join, PlainSelect select, From from) {
        boolean inner = Grammar.inner(join) && join.getOnExpressions().size() == 1;
        String alias = From.name(join.getFromItem());
        if (!inner
                || !(Grammar.bare(join.getOnExpressions().iterator().next()) instanceof EqualsTo equal)
                || mentioned(alias, select, from)) {
            return Optional.empty();
        }
        Optional<Place> left = from.place(equal.getLeftExpression());
        Optional<Place> right = from.place(equal.getRightExpression());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        boolean parentFirst = left.get().alias().equals(alias);
        Place parent = parentFirst ? left.get() : right.get();
        Place child = parentFirst ? right.get() : left.get();
        boolean certain = parent.alias().equals(alias)
                && !child.alias().equals(alias)
                && !child.column().nullable()
                && child.table().references().stream().anyMatch(key -> says(key, child, parent.table(), parent));
        return certain
                ? Optional.of("the foreign key of %s on %s is never null and finds exactly one row"
                        .formatted(child.table().name(), child.column().name()))
                : Optional.empty();
    }

    private static boolean says(ForeignKey key, Place child, Table target, Place parent) {
        return key.certain()
                && key.columns().equals(List.of(child.column().name()))
                && key.target().equals(target.name())
                && key.targetColumns().equals(List.of(parent.column().name()));
    }

    /// Whether anything but its own ON speaks of it, or may.
    private static boolean mentioned(String alias, PlainSelect select, From from) {
        List<Expression> others = new ArrayList<>(Grammar.conjuncts(select.getWhere()));
        select.getSelectItems().stream().map(SelectItem::getExpression).forEach(others::add);
        if (select.getOrderByElements() != null) {
            select.getOrderByElements().stream()
                    .map(OrderByElement::getExpression)
                    .forEach(others::add);
        }
        select.getJoins().stream()
                .filter(each -> !From.name(each.getFromItem()).equals(alias))
                .flatMap(each -> each.getOnExpressions().stream())
                .forEach(others::add);
        return others.stream().anyMatch(each -> {
            Optional<Set<String>> uses = from.uses(each);
            return uses.isEmpty() || uses.get().contains(alias) || stars(each);
        });
    }

    private static boolean stars(Expression expression) {
        return expression instanceof AllColumns;
    }
}
