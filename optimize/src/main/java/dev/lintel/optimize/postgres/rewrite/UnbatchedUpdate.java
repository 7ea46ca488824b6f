package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;

/// One statement that changes more rows than a batch has: all of them stay locked until the last is written, and
/// each leaves a dead one that no vacuum may take before. In batches along the key each row is still changed once,
/// even where its condition holds afterwards as well.
final class UnbatchedUpdate {
    private static final int BATCH = 5000;

    private UnbatchedUpdate() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        if (subject.rowsEach() <= BATCH
                || !(subject.statement().orElse(null) instanceof Update update)
                || update.getTable() == null
                || readsMore(update)) {
            return Optional.empty();
        }
        Optional<Table> table =
                subject.catalog().named(From.fold(update.getTable().getName()));
        if (table.isEmpty() || table.get().primaryKey().size() != 1) {
            return Optional.empty();
        }
        String key = table.get().primaryKey().getFirst();
        boolean keyStays = update.getUpdateSets().stream()
                .flatMap(set -> set.getColumns().stream())
                .noneMatch(column -> From.fold(column.getColumnName()).equals(key));
        if (!keyStays || !UnbatchedDelete.ofTheRowAlone(expressions(update))) {
            return Optional.empty();
        }
        String where = update.getWhere() == null ? "" : "(" + update.getWhere() + ") AND ";
        String name = Name.quoted(key);
        update.setWhere(Grammar.condition("%1$s IN (SELECT %1$s FROM %2$s WHERE %3$s%1$s > ? ORDER BY %1$s LIMIT %4$d)"
                .formatted(name, update.getTable(), where, BATCH)));
        return Optional.of(Rewrite.differs(
                Rewrite.Kind.UNBATCHED_UPDATE,
                update + " RETURNING " + name,
                "in that it is repeated, each time committed and behind the largest key that the time before gave back,"
                        + " until it changes none: others see it half done in between",
                "One statement changes %.0f rows in one transaction.".formatted(subject.rowsEach())));
    }

    private static boolean readsMore(Update update) {
        return update.getFromItem() != null
                || update.getWithItemsList() != null
                || update.getReturningClause() != null
                || update.getLimit() != null
                || update.getOrderByElements() != null
                || update.getTable().getAlias() != null
                || update.getJoins() != null && !update.getJoins().isEmpty()
                || update.getStartJoins() != null && !update.getStartJoins().isEmpty();
    }

    private static List<Expression> expressions(Update update) {
        Stream<Expression> values = update.getUpdateSets().stream()
                .map(UpdateSet::getValues)
                .flatMap(each -> each.stream().map(Expression.class::cast));
        return Stream.concat(Stream.ofNullable(update.getWhere()), values).toList();
    }
}
