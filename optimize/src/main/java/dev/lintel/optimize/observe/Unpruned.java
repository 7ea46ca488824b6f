package dev.lintel.optimize.observe;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Statements that look rows of a partitioned table up without saying in which partition: each of them is asked, so
/// partitioning costs where it should save. Known from the statement alone; nothing is said of one that was not
/// understood to its end.
public final class Unpruned {
    /// Of the counted time; below it nobody waits for the statement.
    private static final double SHARE = 0.01;
    private static final int FEWEST = 2;

    private Unpruned() {}

    /// @param named what a statement is called
    public static List<Observation> in(List<Query> workload, Catalog catalog, Function<Query, String> named) {
        double total =
                workload.stream().mapToDouble(query -> query.asked().totalMs()).sum();
        List<Observation> found = new ArrayList<>();
        for (Query query : workload) {
            boolean counts = query.asked().totalMs() >= SHARE * total;
            boolean looksUp = query.shape().kind() != Shape.Kind.INSERT
                    && query.shape().kind() != Shape.Kind.UPSERT
                    && query.shape().complete();
            if (counts && looksUp) {
                tables(query, catalog)
                        .forEach(table -> missed(query, table, named).ifPresent(found::add));
            }
        }
        return found;
    }

    private static List<Table> tables(Query query, Catalog catalog) {
        return query.shape().tables().stream()
                .map(use -> catalog.named(use.table()))
                .flatMap(Optional::stream)
                .distinct()
                .filter(table -> !table.partitions().key().isEmpty()
                        && table.partitions().parts().size() >= FEWEST)
                .toList();
    }

    private static Optional<Observation> missed(Query query, Table table, Function<Query, String> named) {
        Partitions partitions = table.partitions();
        List<Shape.Predicate> own = query.shape().filter().stream()
                .filter(each -> isOf(each.column(), table))
                .toList();
        List<Shape.Predicate> onKey = own.stream()
                .filter(each -> partitions.key().contains(each.column().name()))
                .toList();
        boolean looksUp =
                own.stream().anyMatch(each -> each.conjunct() && !(each.operand() instanceof Shape.Operand.Other));
        if (!looksUp || onKey.stream().anyMatch(each -> each.function().isEmpty())) {
            return Optional.empty();
        }
        String key = String.join(", ", partitions.key());
        String reads = "%s reads all %d partitions of %s, %s each time, %s times: "
                .formatted(
                        named.apply(query),
                        partitions.parts().size(),
                        table.name(),
                        Wording.ms(query.asked().meanMs()),
                        Wording.count(query.asked().calls()));
        return Optional.of(
                onKey.isEmpty()
                        ? new Observation(
                                Topic.EVERY_PARTITION,
                                reads + "it does not compare " + key + ", by which they are told apart.",
                                "Compare it too where the caller knows it; else each partition needs an index for this,"
                                        + " and each is asked.",
                                0)
                        : new Observation(
                                Topic.EVERY_PARTITION,
                                reads + "it compares " + key + " inside "
                                        + onKey.getFirst().function().orElse("a function")
                                        + "(), through which no partition can be told.",
                                "Compare the column itself, with a range in place of the function.",
                                0));
    }

    private static boolean isOf(Shape.Column column, Table table) {
        return table.column(column.name()).isPresent()
                && (column.table().isEmpty()
                        || column.table().equals(table.name().name()));
    }
}
