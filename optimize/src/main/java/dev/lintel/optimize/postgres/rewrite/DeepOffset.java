package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// `offset 250000` makes that many rows to throw them away. A page that begins behind the last key of the page
/// before costs the same however far it is.
final class DeepOffset {
    private static final long MANY_ROWS = 1000;
    private static final double MANY_BLOCKS = 200;

    private DeepOffset() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> from = read.flatMap(select -> From.of(select, subject.catalog()));
        if (read.isEmpty()
                || from.isEmpty()
                || from.get().tables().size() != 1
                || read.get().getOffset() == null
                || read.get().getDistinct() != null
                || read.get().getGroupBy() != null
                || !deep(read.get(), subject, walks(read.get(), from.get()))) {
            return Optional.empty();
        }
        PlainSelect select = read.get();
        Optional<List<Place>> keys = keys(select, from.get());
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        boolean falling = !select.getOrderByElements().getFirst().isAsc();
        String alias = keys.get().getFirst().alias();
        Table table = keys.get().getFirst().table();
        Set<String> sorted =
                keys.get().stream().map(each -> each.column().name()).collect(Collectors.toSet());
        List<String> columns =
                new ArrayList<>(keys.get().stream().map(Place::sql).toList());
        if (!From.holdsKey(table, sorted)) {
            for (String key : table.primaryKey()) {
                if (!sorted.contains(key)) {
                    columns.add(alias + "." + Name.quoted(key));
                    select.getOrderByElements().add(element(columns.getLast(), falling));
                }
            }
        }
        String values = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
        List<Expression> conjuncts = new ArrayList<>(Grammar.conjuncts(select.getWhere()));
        conjuncts.add(
                Grammar.condition("(%s) %s (%s)".formatted(String.join(", ", columns), falling ? "<" : ">", values)));
        select.setWhere(Grammar.all(conjuncts));
        select.setOffset(null);
        return Optional.of(Rewrite.differs(
                Rewrite.Kind.DEEP_OFFSET,
                select,
                "in what it takes: the last row's keys of the page before instead of a number, so there is no jump to page n;"
                        + " rows that come and go between two pages no longer shift them",
                "Each page makes all rows before it and throws them away."));
    }

    private static OrderByElement element(String column, boolean falling) {
        OrderByElement element = new OrderByElement();
        element.setExpression(new Column(column));
        element.setAsc(!falling);
        element.setAscDescPresent(falling);
        return element;
    }

    /// The number itself when it is written; else far more blocks than rows that were given can lie in.
    ///
    /// @param walks whether an index gives the order; else all rows are read and sorted for the first page too
    private static boolean deep(PlainSelect select, Subject subject, boolean walks) {
        if (select.getOffset().getOffset() instanceof LongValue written) {
            return written.getValue() >= MANY_ROWS;
        }
        // without a condition nothing but the OFFSET can have thrown all rows away
        boolean skips = subject.rowsEach() >= 1 || (select.getWhere() == null && select.getJoins() == null);
        return skips && walks && subject.blocksEach() >= MANY_BLOCKS + 10 * subject.rowsEach();
    }

    /// Whether an index begins with what is sorted by first, behind the columns that are compared with one value.
    private static boolean walks(PlainSelect select, From from) {
        Optional<Place> first = Optional.ofNullable(select.getOrderByElements())
                .flatMap(order -> from.place(order.getFirst().getExpression()));
        Set<String> equal = Grammar.conjuncts(select.getWhere()).stream()
                .filter(EqualsTo.class::isInstance)
                .flatMap(each -> from.place(((EqualsTo) each).getLeftExpression()).stream())
                .map(each -> each.column().name())
                .collect(Collectors.toSet());
        return first.filter(place -> place.table().indexes().stream()
                        .filter(Index::valid)
                        .anyMatch(index -> index.columns().stream()
                                .dropWhile(equal::contains)
                                .findFirst()
                                .filter(place.column().name()::equals)
                                .isPresent()))
                .isPresent();
    }

    /// Sorted columns of one direction that are never null, with a primary key to make the order whole.
    private static Optional<List<Place>> keys(PlainSelect select, From from) {
        List<OrderByElement> order = select.getOrderByElements();
        if (order == null
                || order.stream().map(OrderByElement::isAsc).distinct().count() != 1) {
            return Optional.empty();
        }
        List<Place> keys = new ArrayList<>();
        for (OrderByElement each : order) {
            Optional<Place> place = from.place(each.getExpression());
            if (place.isEmpty() || place.get().column().nullable() || each.getNullOrdering() != null) {
                return Optional.empty();
            }
            keys.add(place.get());
        }
        return keys.getFirst().table().primaryKey().isEmpty() ? Optional.empty() : Optional.of(keys);
    }
}
