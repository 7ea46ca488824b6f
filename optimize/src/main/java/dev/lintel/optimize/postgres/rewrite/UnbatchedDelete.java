package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.delete.Delete;

/// One statement that removes more rows than a batch has: locks, dead rows, WAL and replication lag all at once, and
/// all of it again when it is cut off. In batches each commit keeps what is done.
final class UnbatchedDelete {
    private static final int BATCH = 5000;

    private UnbatchedDelete() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        if (subject.rowsEach() <= BATCH
                || !(subject.statement().orElse(null) instanceof Delete delete)
                || delete.getWhere() == null
                || delete.getReturningClause() != null
                || delete.getWithItemsList() != null
                || using(delete)
                || delete.getTable() == null) {
            return Optional.empty();
        }
        Optional<Table> table =
                subject.catalog().named(From.fold(delete.getTable().getName()));
        if (table.isEmpty() || table.get().primaryKey().size() != 1 || !ofTheRowAlone(List.of(delete.getWhere()))) {
            return Optional.empty();
        }
        String key = Name.quoted(table.get().primaryKey().getFirst());
        return Optional.of(Rewrite.differs(
                Rewrite.Kind.UNBATCHED_DELETE,
                "DELETE FROM %1$s WHERE %2$s IN (SELECT %2$s FROM %1$s WHERE %3$s LIMIT %4$d)"
                        .formatted(delete.getTable(), key, delete.getWhere(), BATCH),
                "in that it is repeated, each time committed, until it removes none: others see it half done in between",
                "One statement removes %.0f rows in one transaction.".formatted(subject.rowsEach())));
    }

    private static boolean using(Delete delete) {
        return delete.getUsingFromItemList() != null
                && !delete.getUsingFromItemList().isEmpty();
    }

    /// Without a subquery that might see what a batch before did.
    static boolean ofTheRowAlone(List<Expression> expressions) {
        return expressions.stream()
                .map(Grammar::columns)
                .allMatch(columns -> columns.filter(some -> some.stream().noneMatch(UnbatchedDelete::qualified))
                        .isPresent());
    }

    private static boolean qualified(Column column) {
        return column.getTable() != null && column.getTable().getAlias() != null;
    }
}
