package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// `where a.x = 1 or b.y = 2`: no index serves an OR over two tables, since it can only be judged after the join.
/// Two statements of which each has its index, made one by UNION, give the same rows when keys of all tables are
/// selected, or when only different rows are wanted anyhow. (An OR over columns of one table is no such case: two
/// indexes are read and their bitmaps joined.)
final class OrAcrossTables {
    /// Types whose values UNION cannot tell apart.
    private static final Set<String> NOT_COMPARED =
            Set.of("json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle", "pg_snapshot");

    private OrAcrossTables() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> from = read.flatMap(select -> From.of(select, subject.catalog()));
        if (read.isEmpty() || from.isEmpty() || !plain(read.get())) {
            return Optional.empty();
        }
        boolean distinct = read.get().getDistinct() != null;
        if (distinct ? !onlyColumns(read.get(), from.get()) : !allKeys(read.get(), from.get())) {
            return Optional.empty();
        }
        List<Expression> conjuncts = Grammar.conjuncts(read.get().getWhere());
        for (int i = 0; i < conjuncts.size(); i++) {
            if (conjuncts.get(i) instanceof OrExpression either && across(either, from.get())) {
                String left = half(subject, i, true);
                String right = half(subject, i, false);
                return Optional.of(Rewrite.proven(
                        Rewrite.Kind.OR_ACROSS_TABLES,
                        left + " UNION " + right,
                        distinct
                                ? "only different rows are asked for, and UNION gives no others"
                                : "keys of all tables are selected, so UNION drops only rows found twice",
                        "No index serves an OR over two tables: all pairs are joined and then judged (%s)."
                                .formatted(either)));
            }
        }
        return Optional.empty();
    }

    private static String half(Subject subject, int at, boolean left) {
        PlainSelect select = subject.select().orElseThrow();
        List<Expression> conjuncts = new ArrayList<>(Grammar.conjuncts(select.getWhere()));
        OrExpression either = (OrExpression) conjuncts.get(at);
        conjuncts.set(at, left ? either.getLeftExpression() : either.getRightExpression());
        select.setWhere(Grammar.all(conjuncts));
        select.setDistinct(null);
        return select.toString();
    }

    private static boolean plain(PlainSelect select) {
        return select.getJoins() != null
                && select.getJoins().stream().allMatch(each -> Grammar.inner(each) || Grammar.left(each))
                && select.getOrderByElements() == null
                && select.getLimit() == null
                && select.getFetch() == null
                && select.getOffset() == null
                && select.getGroupBy() == null
                && (select.getDistinct() == null || select.getDistinct().getOnSelectItems() == null);
    }

    private static boolean onlyColumns(PlainSelect select, From from) {
        return select.getSelectItems().stream()
                .allMatch(each -> from.place(each.getExpression()).isPresent());
    }

    private static boolean allKeys(PlainSelect select, From from) {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            Optional<Place> place = from.place(item.getExpression());
            if (place.isEmpty() || NOT_COMPARED.contains(place.get().column().type())) {
                return false;
            }
            columns.computeIfAbsent(place.get().alias(), _ -> new LinkedHashSet<>())
                    .add(place.get().column().name());
        }
        return from.tables().entrySet().stream()
                .allMatch(each -> From.holdsKey(each.getValue(), columns.getOrDefault(each.getKey(), Set.of())));
    }

    private static boolean across(OrExpression either, From from) {
        Optional<Set<String>> left = from.uses(either.getLeftExpression());
        Optional<Set<String>> right = from.uses(either.getRightExpression());
        return left.isPresent()
                && right.isPresent()
                && left.get().size() == 1
                && right.get().size() == 1
                && !left.get().equals(right.get());
    }
}
