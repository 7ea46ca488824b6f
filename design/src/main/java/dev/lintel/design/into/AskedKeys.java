package dev.lintel.design.into;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The keys that the queries on a mapped class need: a unique one where a method gives one row for what it is
/// asked, an index where it gives several.
///
/// @param said where each comes from
record AskedKeys(List<List<String>> uniques, List<List<String>> indexes, List<String> said) {
    AskedKeys {
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        said = List.copyOf(said);
    }

    /// @param keyed columns that have a key of their own already, each list from its first column on
    static AskedKeys of(Entity entity, Backend backend, List<List<String>> keyed) {
        List<List<String>> uniques = new ArrayList<>();
        List<List<String>> indexes = new ArrayList<>();
        List<String> said = new ArrayList<>();
        List<Query> asked = backend.queries().stream()
                .filter(each -> isOf(entity, each))
                .sorted((one, other) -> Boolean.compare(!isOfOne(one), !isOfOne(other)))
                .toList();
        for (Query query : asked) {
            List<String> columns = columns(query.shape());
            if (columns.isEmpty()
                    || !columns.stream().allMatch(each -> entity.ofColumn(each).isPresent())
                    || Stream.of(keyed, uniques, indexes)
                            .flatMap(List::stream)
                            .anyMatch(each -> isLed(columns, each))) {
                continue;
            }
            (isOfOne(query) ? uniques : indexes).add(columns);
            said.add((isOfOne(query) ? "one row for each " : "rows are looked for by ") + String.join(", ", columns)
                    + ": `" + query.text() + "` (" + query.at() + ")");
        }
        return new AskedKeys(uniques, indexes, said);
    }

    private static boolean isOf(Entity entity, Query query) {
        Shape shape = query.shape();
        return query.language() == Query.Language.DERIVED_NAME
                && shape.kind() == Shape.Kind.SELECT
                && shape.complete()
                && shape.tables().size() == 1
                && shape.mainTable().filter(entity.table()::equals).isPresent()
                && shape.filter().stream().allMatch(each -> each.conjunct() && !each.optional());
    }

    /// It asks for equal values, bounds nothing, and would fail at a second row.
    private static boolean isOfOne(Query query) {
        return query.gives() == Query.Gives.ONE
                && query.shape().limit() instanceof Shape.Limit.None
                && query.shape().filter().stream().allMatch(each -> each.operator() == Operator.EQUAL);
    }

    /// What is equal, then what is compared or ordered by: that is how an index is walked.
    private static List<String> columns(Shape shape) {
        Set<String> columns = new LinkedHashSet<>();
        shape.filter().stream()
                .filter(each ->
                        each.operator() == Operator.EQUAL && each.function().isEmpty())
                .map(each -> each.column().name())
                .forEach(columns::add);
        shape.filter().stream()
                .filter(each -> each.operator() == Operator.RANGE)
                .map(Predicate::column)
                .map(Shape.Column::name)
                .findFirst()
                .ifPresent(columns::add);
        if (shape.filter().stream().noneMatch(each -> each.operator() == Operator.RANGE)) {
            shape.order().stream()
                    .map(each -> each.column().name())
                    .filter(each -> !each.isEmpty())
                    .forEach(columns::add);
        }
        return List.copyOf(columns);
    }

    private static boolean isLed(List<String> columns, List<String> key) {
        return key.size() <= columns.size()
                ? columns.subList(0, key.size()).equals(key)
                : key.subList(0, columns.size()).equals(columns);
    }
}
