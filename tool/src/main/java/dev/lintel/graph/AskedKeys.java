package dev.lintel.graph;

import dev.lintel.graph.Query.Language;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that the queries on one table need: a unique one where a method gives one row for what it is asked, an
/// index where it gives several. They hold for a table that is still to be made.
public record AskedKeys(List<Key> keys) {
    private static final Set<Language> BY_NAME_OR_MAPPER = Set.of(Language.DERIVED_NAME, Language.MAPPER);

    public AskedKeys {
        keys = List.copyOf(keys);
    }

    /// @param unique whether a second row with these values would make the query fail
    /// @param query that asks for it
    public record Key(List<String> columns, boolean unique, Query query) {
        public Key {
            columns = List.copyOf(columns);
        }

        /// What the query wants, in a few words: `one row for each sku`.
        public String says() {
            return (unique ? "one row for each " : "rows are looked for by ") + String.join(", ", columns);
        }
    }

    /// @param columns of the table; a query that names another one asks for nothing
    /// @param keyed columns that have a key of their own already, each list from its first column on
    public static AskedKeys of(String table, Set<String> columns, Backend backend, List<List<String>> keyed) {
        List<Key> keys = new ArrayList<>();
        backend.queries().stream()
                .filter(each -> isOf(table, each))
                .sorted((one, other) -> Boolean.compare(!isOfOne(one), !isOfOne(other)))
                .forEach(query -> {
                    List<String> asked = columns(query.shape());
                    boolean led = Stream.concat(keyed.stream(), keys.stream().map(Key::columns))
                            .anyMatch(each -> isLed(asked, each));
                    if (!asked.isEmpty() && columns.containsAll(asked) && !led) {
                        keys.add(new Key(asked, isOfOne(query), query));
                    }
                });
        return new AskedKeys(keys);
    }

    /// What a table that is there lacks. Any key that begins with a column that a query asks for serves it somehow, and
    /// is enough to say nothing: how well it serves decide the rows.
    ///
    /// @param columns as in [#of]; more than the table has where some are added at once
    public static AskedKeys lacking(Table table, Set<String> columns, Backend backend) {
        Set<String> first = Stream.of(
                        table.primaryKey().stream().map(Schema.Key::columns),
                        table.uniques().stream().map(Schema.Key::columns),
                        table.indexes().stream().map(Schema.Index::columns),
                        // InnoDB makes the index of a foreign key itself
                        backend.schema().dialect() == Dialect.MYSQL
                                ? table.references().stream().map(Schema.ForeignKey::columns)
                                : Stream.<List<String>>empty())
                .flatMap(each -> each)
                .flatMap(each -> each.stream().limit(1))
                .collect(Collectors.toSet());
        return new AskedKeys(
                table.complete()
                        ? of(table.name(), columns, backend, List.of()).keys().stream()
                                .filter(each -> Collections.disjoint(each.columns(), first))
                                .filter(each -> each.unique() || tellsRowsApart(table, each.columns()))
                                .toList()
                        : List.of());
    }

    /// Half the rows are found by a yes or no.
    private static boolean tellsRowsApart(Table table, List<String> columns) {
        return columns.stream()
                .flatMap(each -> table.column(each).stream())
                .anyMatch(each -> each.family() != Family.BOOLEAN && each.family() != Family.ENUM);
    }

    public List<List<String>> uniques() {
        return keys.stream().filter(Key::unique).map(Key::columns).toList();
    }

    public List<List<String>> indexes() {
        return keys.stream().filter(key -> !key.unique()).map(Key::columns).toList();
    }

    private static boolean isOf(String table, Query query) {
        Shape shape = query.shape();
        return BY_NAME_OR_MAPPER.contains(query.language())
                && shape.kind() == Shape.Kind.SELECT
                && shape.complete()
                && shape.tables().size() == 1
                && shape.mainTable().filter(table::equals).isPresent()
                && shape.filter().stream().allMatch(each -> each.conjunct() && !each.optional());
    }

    /// It asks for equal values, bounds nothing, and would fail at a second row.
    private static boolean isOfOne(Query query) {
        Shape shape = query.shape();
        return query.gives() == Query.Gives.ONE
                && shape.limit() instanceof Shape.Limit.None
                && shape.aggregation() == Shape.Aggregation.NONE
                && shape.filter().stream().allMatch(each -> each.operator() == Operator.EQUAL);
    }

    /// What is equal, then what is compared or ordered by: that is how an index is walked. An order alone finds
    /// nothing.
    private static List<String> columns(Shape shape) {
        Set<String> columns = new LinkedHashSet<>();
        shape.filter().stream()
                .filter(each ->
                        each.operator() == Operator.EQUAL && each.function().isEmpty())
                .map(each -> each.column().name())
                .forEach(columns::add);
        List<String> ranged = shape.filter().stream()
                .filter(each -> each.operator() == Operator.RANGE)
                .map(Predicate::column)
                .map(Shape.Column::name)
                .toList();
        ranged.stream().findFirst().ifPresent(columns::add);
        if (ranged.isEmpty() && !shape.filter().isEmpty()) {
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
