package dev.lintel.optimize.observe;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A statement that was called as often as another one gave rows, and that looks rows up by the key through which
/// their tables hang together: a query in a loop (N+1), as the counters show it.
public final class QueriesInLoops {
    private static final double CALLS = 100;
    private static final double PER_PARENT = 3;
    private static final double TOLERANCE = 0.1;
    /// Different owners among rows, at least.
    private static final double DISTINCT = 0.05;

    private QueriesInLoops() {}

    /// @param child what runs in the loop
    /// @param by the column that it looks rows up by
    /// @param parent what gives the rows
    public record Loop(Query child, Shape.Column by, Query parent, double perCall) {}

    public static List<Loop> in(List<Query> workload, Catalog catalog) {
        List<Loop> found = new ArrayList<>();
        for (Query child : workload) {
            Optional<Shape.Column> by = lookedUp(child);
            if (child.asked().calls() >= CALLS && by.isPresent()) {
                workload.stream()
                        .filter(parent -> parent != child && fits(child, parent, catalog))
                        .min(Comparator.comparingDouble((Query parent) ->
                                Math.abs(parent.asked().rows() - child.asked().calls())))
                        .ifPresent(parent -> found.add(new Loop(
                                child,
                                by.get(),
                                parent,
                                child.asked().calls() / parent.asked().calls())));
            }
        }
        return found;
    }

    /// @param advice what to do about it
    public static Observation observation(Loop loop, String child, String parent, String advice) {
        return new Observation(
                Topic.QUERY_IN_LOOP,
                "%s ran %s times, %s for each run of %s, over the rows that it gave."
                        .formatted(
                                child,
                                Wording.count(loop.child().asked().calls()),
                                Wording.times(loop.perCall()),
                                parent),
                advice,
                0);
    }

    /// The one column that it compares by `=`.
    private static Optional<Shape.Column> lookedUp(Query query) {
        Shape shape = query.shape();
        boolean plain = shape.kind() == Shape.Kind.SELECT
                && shape.complete()
                && !shape.filter().isEmpty();
        List<Shape.Predicate> equal = shape.filter().stream()
                .filter(each -> each.operator() == Operator.EQUAL && !(each.operand() instanceof Shape.Operand.Other))
                .toList();
        return plain && equal.size() == 1 ? Optional.of(equal.getFirst().column()) : Optional.empty();
    }

    private static boolean fits(Query child, Query parent, Catalog catalog) {
        double rows = parent.asked().rows();
        double calls = child.asked().calls();
        if (parent.shape().kind() != Shape.Kind.SELECT
                || parent.asked().calls() < 1
                || calls < PER_PARENT * parent.asked().calls()
                || calls > rows * (1 + TOLERANCE)) {
            return false;
        }
        Optional<Table> inner = child.shape().mainTable().flatMap(catalog::named);
        Optional<Table> outer = parent.shape().mainTable().flatMap(catalog::named);
        Optional<Shape.Column> column = lookedUp(child);
        return inner.isPresent()
                && outer.isPresent()
                && column.isPresent()
                && (calls >= rows * (1 - TOLERANCE)
                                && refers(inner.get(), outer.get(), column.get().name())
                        // a session that keeps rows asks for no more of them in one run than there are
                        || calls >= rows * DISTINCT
                                && (calls >= rows * (1 - TOLERANCE)
                                        || calls / parent.asked().calls()
                                                <= Math.max(1, inner.get().rows()))
                                && isOwner(
                                        inner.get(), outer.get(), column.get().name())
                                && !sharesOwner(parent, inner.get(), outer.get()));
    }

    /// The child's rows are those that refer to the parent's.
    private static boolean refers(Table inner, Table outer, String column) {
        return inner.references().stream()
                .anyMatch(key ->
                        key.target().equals(outer.name()) && key.columns().equals(List.of(column)));
    }

    /// The child's row is the one that the parent's refers to. A session keeps it, so that two rows with one owner
    /// ask once.
    private static boolean isOwner(Table inner, Table outer, String column) {
        return inner.primaryKey().equals(List.of(column))
                && outer.references().stream().map(ForeignKey::target).anyMatch(inner.name()::equals);
    }

    /// All rows of one run have the same owner, since they are looked up by it: a loop over them asks for it once.
    private static boolean sharesOwner(Query parent, Table inner, Table outer) {
        return outer.references().stream()
                .filter(key -> key.target().equals(inner.name()))
                .allMatch(key -> key.columns().stream()
                        .allMatch(column -> parent.shape().filter().stream()
                                .anyMatch(each -> each.conjunct()
                                        && each.operator() == Operator.EQUAL
                                        && !(each.operand() instanceof Shape.Operand.Other)
                                        && each.column().name().equals(column))));
    }
}
