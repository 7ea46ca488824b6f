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
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// A subquery that depends on one value of the row around it, as a source of its own that holds the answer for
/// every value: `select person_id, count(*) from visit group by person_id`.
///
/// @param source the select to be joined
/// @param on by what it is joined
/// @param value what stands in the subquery's place
/// @param name what the subquery's column was called
/// @param because why the answers are the same; a clause for people
record AskedOnce(String source, String on, String value, String name, String because) {
    static final String ALIAS = "grouped";
    private static final String KEY = "grouped_by";
    private static final String VALUE = "grouped_value";
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "min", "max", "avg");

    /// Whether the names that are added here mean something there already.
    static boolean hides(From outer) {
        return outer.tables().containsKey(ALIAS)
                || outer.tables().values().stream()
                        .anyMatch(table -> table.column(KEY).isPresent()
                                || table.column(VALUE).isPresent());
    }

    /// Empty when it depends on more, or may give several rows.
    static Optional<AskedOnce> of(PlainSelect inner, From outer, Subject subject) {
        Optional<From> within = From.of(inner, subject.catalog());
        if (!plain(inner) || within.isEmpty() || outer.tables().containsKey(From.name(inner.getFromItem()))) {
            return Optional.empty();
        }
        Optional<Link> link = link(inner, within.get(), outer);
        if (link.isEmpty()) {
            return Optional.empty();
        }
        Place child = link.get().child();
        List<Expression> stays = link.get().stays();
        String select = "select %s as %s, ".formatted(child.sql(), KEY);
        String from = " as %s from %s%s"
                .formatted(VALUE, inner.getFromItem(), stays.isEmpty() ? "" : " where " + Grammar.all(stays));
        String on = "%s.%s = %s".formatted(ALIAS, KEY, link.get().parent().sql());
        String value = ALIAS + "." + VALUE;
        Expression item = Grammar.bare(inner.getSelectItems().getFirst().getExpression());
        return switch (item) {
            case Function function
            when AGGREGATES.contains(function.getName().toLowerCase(Locale.ROOT)) -> {
                String name = function.getName().toLowerCase(Locale.ROOT);
                yield Optional.of(new AskedOnce(
                        select + function + from + " group by " + child.sql(),
                        on,
                        name.equals("count") ? "coalesce(" + value + ", 0)" : value,
                        name,
                        "each value has one group, and none means none"));
            }
            case Column column
            when within.get().place(column).isPresent()
                    && From.holdsKey(child.table(), Set.of(child.column().name())) ->
                Optional.of(new AskedOnce(
                        select + column + from,
                        on,
                        value,
                        column.getColumnName(),
                        child.column().name() + " is a key of " + child.table().name()
                                + ", so there is one row or none"));
            default -> Optional.empty();
        };
    }

    /// @param child the column within that is compared
    /// @param parent the column of the row around it
    /// @param stays what else holds within
    private record Link(Place child, Place parent, List<Expression> stays) {}

    /// Empty unless one comparison of one column each is all that it takes from around.
    private static Optional<Link> link(PlainSelect inner, From within, From outer) {
        List<Expression> stays = new ArrayList<>();
        List<Expression> across = new ArrayList<>();
        for (Expression each : Grammar.conjuncts(inner.getWhere())) {
            (within.uses(each).isPresent() ? stays : across).add(each);
        }
        if (across.size() != 1 || !(across.getFirst() instanceof EqualsTo equal)) {
            return Optional.empty();
        }
        Optional<Place> left = within.place(equal.getLeftExpression());
        Optional<Place> child = left.or(() -> within.place(equal.getRightExpression()));
        Optional<Place> parent = outer.place(left.isPresent() ? equal.getRightExpression() : equal.getLeftExpression());
        return child.flatMap(mine -> parent.map(theirs -> new Link(mine, theirs, stays)));
    }

    private static boolean plain(PlainSelect inner) {
        return Grammar.isOneColumn(inner) && inner.getJoins() == null && inner.getFromItem() != null;
    }
}
