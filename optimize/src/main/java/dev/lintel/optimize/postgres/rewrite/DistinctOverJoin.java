package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// `select distinct a.* from a join b ..` multiplies the rows of a and sorts or hashes them to undo it; when a key
/// of a is selected, `where exists (select 1 from b ..)` gives the same rows and never multiplies.
final class DistinctOverJoin {
    private DistinctOverJoin() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        if (read.isEmpty() || !fits(read.get())) {
            return Optional.empty();
        }
        PlainSelect select = read.get();
        Optional<From> from = From.of(select, subject.catalog());
        Optional<String> kept = from.flatMap(tables -> selected(select, tables));
        if (kept.isEmpty() || !kept.get().equals(From.name(select.getFromItem()))) {
            return Optional.empty();
        }
        List<Expression> stays = new ArrayList<>();
        List<Expression> moves = new ArrayList<>();
        for (Expression each : Grammar.conjuncts(select.getWhere())) {
            Optional<Set<String>> uses = from.get().uses(each);
            if (uses.isEmpty()) {
                return Optional.empty();
            }
            (Set.of(kept.get()).containsAll(uses.get()) ? stays : moves).add(each);
        }
        for (Join join : select.getJoins()) {
            for (Expression each : join.getOnExpressions()) {
                if (from.get().uses(each).isEmpty()) {
                    return Optional.empty();
                }
                moves.addAll(Grammar.conjuncts(each));
            }
        }
        PlainSelect inner = new PlainSelect();
        inner.setSelectItems(List.of(new SelectItem<>(new LongValue(1))));
        inner.setFromItem(select.getJoins().getFirst().getFromItem());
        inner.setJoins(
                select.getJoins().stream().skip(1).map(DistinctOverJoin::comma).toList());
        inner.setWhere(Grammar.all(moves));
        stays.add(Grammar.condition("exists (" + inner + ")"));
        select.setDistinct(null);
        select.setJoins(null);
        select.setWhere(Grammar.all(stays));
        return Optional.of(Rewrite.proven(
                Rewrite.Kind.DISTINCT_OVER_JOIN,
                select,
                "a key of " + kept.get() + " is selected, so its rows differ already",
                "The join gives rows of " + kept.get()
                        + " several times, and DISTINCT sorts or hashes them to undo it."));
    }

    private static Join comma(Join join) {
        Join crossed = new Join();
        crossed.setSimple(true);
        crossed.setFromItem(join.getFromItem());
        return crossed;
    }

    private static boolean fits(PlainSelect select) {
        return select.getDistinct() != null
                && select.getDistinct().getOnSelectItems() == null
                && select.getGroupBy() == null
                && select.getHaving() == null
                && select.getJoins() != null
                && select.getJoins().stream().allMatch(Grammar::inner);
    }

    /// The one table of which all selected and sorted columns are, with a key of it among them.
    private static Optional<String> selected(PlainSelect select, From from) {
        Set<String> aliases = new HashSet<>();
        Set<String> columns = new LinkedHashSet<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            Optional<Place> place = from.place(item.getExpression());
            if (place.isEmpty()) {
                return Optional.empty();
            }
            aliases.add(place.get().alias());
            columns.add(place.get().column().name());
        }
        if (select.getOrderByElements() != null) {
            for (OrderByElement each : select.getOrderByElements()) {
                Optional<Place> place = from.place(each.getExpression());
                if (place.isEmpty()) {
                    return Optional.empty();
                }
                aliases.add(place.get().alias());
            }
        }
        return from.tables().entrySet().stream()
                .filter(each -> aliases.equals(Set.of(each.getKey())) && From.holdsKey(each.getValue(), columns))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
