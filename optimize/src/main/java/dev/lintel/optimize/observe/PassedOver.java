package dev.lintel.optimize.observe;

import static dev.lintel.optimize.plan.Wording.count;
import static dev.lintel.optimize.plan.Wording.some;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Statements that read a whole table for a few rows although an index leads to them. The text that is counted tells
/// no parameter's type; one of a wider type than the column makes the server convert each row, and no plan that is
/// made from the text shows it. (PostgreSQL, "Operator Type Resolution".)
///
/// @param index that leads to its rows
public record PassedOver(Query query, Index index) {
    private static final double ROWS = 10_000;
    private static final double FEW = 0.01;

    /// In the order of the statements.
    public static List<PassedOver> in(List<Query> queries, Catalog catalog) {
        List<PassedOver> all = new ArrayList<>();
        for (Query query : queries) {
            Shape shape = query.shape();
            Optional<Table> table = shape.tables().size() == 1
                    ? catalog.named(shape.tables().getFirst().table())
                    : Optional.empty();
            // a cast that is written is told with the words that need none
            boolean cast = query.asked().text().contains("::")
                    || query.asked().text().toLowerCase(Locale.ROOT).contains("cast(");
            if (table.isPresent() && shape.complete() && !cast && readsAll(query.asked(), table.get())) {
                shape.filter().stream()
                        .flatMap(each -> leading(each, table.get()).stream())
                        .findFirst()
                        .ifPresent(index -> all.add(new PassedOver(query, index)));
            }
        }
        return all;
    }

    private static boolean readsAll(Asked asked, Table table) {
        return table.rows() >= ROWS && WholeReads.isOne(asked, table);
    }

    /// The index that begins with a column of which each value has few rows.
    private static Optional<Index> leading(Predicate each, Table table) {
        Optional<Column> column = table.column(each.column().name());
        boolean rare = each.conjunct()
                && !each.optional()
                && each.operator() == Operator.EQUAL
                && each.function().isEmpty()
                && each.operand() instanceof Operand.Parameter
                && column.filter(known -> known.distinct() * FEW >= 1
                                && known.common().stream().allMatch(share -> share <= FEW))
                        .isPresent();
        return rare
                ? table.indexes().stream()
                        .filter(index -> index.valid()
                                && index.condition().isEmpty()
                                && index.method().equals("btree"))
                        .filter(index -> index.leading().equals(each.column().name()))
                        .findFirst()
                : Optional.empty();
    }

    /// @param named what the statement is called, for people
    public Observation observation(String named) {
        Asked asked = query.asked();
        return new Observation(
                Topic.STATEMENT,
                "By an index that is not used: %s touches %s blocks each time (%s), about the whole table, although %s leads to its rows."
                        .formatted(
                                named,
                                count(asked.blocksEach()),
                                some(asked.calls(), "call"),
                                index.name().name()),
                "Look at how the parameter is bound: one of another type than the column (a BigDecimal for a bigint, a number for a text) makes the server convert %s in each row. Else the index is younger than the counters."
                        .formatted(Name.quoted(index.leading())),
                0);
    }
}
