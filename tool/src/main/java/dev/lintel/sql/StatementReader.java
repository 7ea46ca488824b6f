package dev.lintel.sql;

import dev.lintel.sql.ConditionReader.Place;
import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.TableUse.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/// From the parser's tree of one statement to its [Shape].
final class StatementReader {
    private final Draft draft = new Draft();
    private final QueryReader queries = new QueryReader(draft);

    Shape read(Statement statement) {
        return switch (statement) {
            case Select select -> {
                queries.top(select, Set.of());
                yield draft.shape(Kind.SELECT);
            }
            case Insert insert -> insert(insert);
            case Upsert upsert -> upsert(upsert);
            case Update update -> update(update);
            case Delete delete -> delete(delete);
            case Merge merge -> merge(merge);
            default -> Sql.notUnderstood();
        };
    }

    private Shape insert(Insert insert) {
        if (insert.isOracleMultiInsert()) {
            return Sql.notUnderstood();
        }
        Scope scope = target(insert.getTable(), queries.with(insert.getWithItemsList(), Set.of()));
        List<Column> columns = insert.getColumns() == null ? List.of() : insert.getColumns();
        source(columns, insert.getSelect(), scope);
        sets(insert.getSetUpdateSets(), scope);
        boolean conflict = insert.getConflictAction() != null || insert.isModifierIgnore();
        if (insert.getConflictAction() != null) {
            onConflict(insert.getConflictAction().getUpdateSets(), scope);
        }
        onConflict(insert.getDuplicateUpdateSets(), scope);
        boolean duplicate = insert.getDuplicateAction() != null || insert.getDuplicateUpdateSets() != null;
        return draft.shape(conflict || duplicate ? Kind.UPSERT : Kind.INSERT);
    }

    private Shape upsert(Upsert upsert) {
        Scope scope = target(upsert.getTable(), Set.of());
        List<Column> columns = upsert.getColumns() == null ? List.of() : upsert.getColumns();
        if (upsert.getSelect() != null) {
            source(columns, upsert.getSelect(), scope);
        } else if (upsert.getExpressions() != null) {
            pairs(columns, upsert.getExpressions(), scope);
        }
        sets(upsert.getUpdateSets(), scope);
        onConflict(upsert.getDuplicateUpdateSets(), scope);
        return draft.shape(Kind.UPSERT);
    }

    private Scope target(Table table, Set<String> derived) {
        Scope scope = new Scope(null, derived);
        queries.from(table, scope, Role.MAIN, false, false);
        return scope;
    }

    /// The rows to insert: VALUES, or what a SELECT gives.
    private void source(List<Column> columns, @Nullable Select rows, Scope scope) {
        if (rows instanceof Values values) {
            row(columns, values.getExpressions(), scope);
        } else if (rows != null) {
            queries.rows(rows, scope.derivedNames());
            List<Expression> given = new ArrayList<>();
            if (rows instanceof PlainSelect plain) {
                plain.getSelectItems().forEach(item -> given.add(item.getExpression()));
            }
            computed(columns, given, scope);
        }
    }

    private void row(List<Column> columns, ExpressionList<?> values, Scope scope) {
        boolean rows = !values.isEmpty() && values.stream().allMatch(ExpressionList.class::isInstance);
        if (!rows
                || (columns.size() == 1
                        && values.size() == 1
                        && !(values.getFirst() instanceof ExpressionList<?> one && one.size() == 1))) {
            pairs(columns, values, scope);
        } else if (values.size() == 1) {
            pairs(columns, (ExpressionList<?>) values.getFirst(), scope);
        } else {
            computed(columns, List.of(), scope);
        }
        values.forEach(value -> ColumnsIn.of(value).subqueries.forEach(each -> queries.subquery(each, scope, false)));
    }

    private void pairs(List<Column> columns, List<? extends Expression> values, Scope scope) {
        if (columns.size() != values.size()) {
            computed(columns, List.of(), scope);
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            assign(columns.get(i), Operands.of(values.get(i), scope), scope);
        }
    }

    /// Columns whose values differ from row to row or come from a query. Of a query's items only literals and
    /// parameters are the same for every row.
    private void computed(List<Column> columns, List<Expression> given, Scope scope) {
        for (int i = 0; i < columns.size(); i++) {
            Shape.Operand value = new Shape.Operand.Computed("");
            if (given.size() == columns.size()) {
                Shape.Operand item = Operands.of(given.get(i), new Scope(null, Set.of()));
                value = item instanceof Shape.Operand.Other
                        ? new Shape.Operand.Computed(given.get(i).toString())
                        : item;
            }
            assign(columns.get(i), value, scope);
        }
    }

    private void assign(Column column, Shape.Operand value, Scope scope) {
        draft.assigned.add(new Assignment(assignedColumn(column, scope), value));
    }

    /// Without a qualifier an assigned column is the target's, whatever else the statement names.
    private Shape.Column assignedColumn(Column column, Scope scope) {
        Shape.Column found = Operands.column(column, scope);
        boolean qualified = column.getTable() != null && column.getTable().getName() != null;
        return qualified || draft.tables.isEmpty() ? found : new Shape.Column(main(), found.name());
    }

    private String main() {
        return draft.tables.stream()
                .filter(use -> use.role() == Role.MAIN)
                .map(Shape.TableUse::table)
                .findFirst()
                .orElse("");
    }

    private void sets(@Nullable List<UpdateSet> sets, Scope scope) {
        if (sets == null) {
            return;
        }
        for (UpdateSet set : sets) {
            pairs(set.getColumns(), set.getValues(), scope);
            for (Expression value : set.getValues()) {
                ColumnsIn found = ColumnsIn.of(value);
                found.columns.forEach(column -> draft.selected.add(Operands.column(column, scope)));
                found.subqueries.forEach(each -> queries.subquery(each, scope, false));
            }
        }
    }

    /// What is written when the row is already there: only columns that the INSERT does not name yet.
    private void onConflict(@Nullable List<UpdateSet> sets, Scope scope) {
        if (sets == null) {
            return;
        }
        int inserted = draft.assigned.size();
        sets(sets, scope);
        List<Assignment> updated = draft.assigned.subList(inserted, draft.assigned.size());
        List<Assignment> before = List.copyOf(draft.assigned.subList(0, inserted));
        updated.removeIf(each -> before.stream().anyMatch(one -> one.column().equals(each.column())));
    }

    private Shape update(Update update) {
        Scope scope = new Scope(null, queries.with(update.getWithItemsList(), Set.of()));
        String named = Shape.fold(update.getTable().getName());
        boolean viaFrom = aliases(update.getFromItem(), update.getJoins()).contains(named);
        if (!viaFrom) {
            queries.from(update.getTable(), scope, Role.MAIN, false, false);
        }
        queries.joins(update.getStartJoins(), scope, Role.JOINED, true);
        if (update.getFromItem() != null) {
            queries.from(update.getFromItem(), scope, viaFrom ? Role.MAIN : Role.JOINED, false, false);
        }
        queries.joins(update.getJoins(), scope, Role.JOINED, true);
        where(update.getWhere(), scope);
        sets(update.getUpdateSets(), scope);
        queries.order(update.getOrderByElements(), List.of(), scope);
        draft.limit = Limits.of(update.getLimit());
        return draft.shape(Kind.UPDATE);
    }

    private Shape delete(Delete delete) {
        Scope scope = new Scope(null, queries.with(delete.getWithItemsList(), Set.of()));
        queries.from(delete.getTable(), scope, Role.MAIN, false, false);
        if (delete.getUsingFromItemList() != null) {
            delete.getUsingFromItemList().forEach(item -> queries.from(item, scope, Role.JOINED, false, false));
        } else if (delete.getUsingList() != null) {
            delete.getUsingList().forEach(table -> queries.from(table, scope, Role.JOINED, false, false));
        }
        queries.joins(delete.getJoins(), scope, Role.JOINED, true);
        where(delete.getWhere(), scope);
        queries.order(delete.getOrderByElements(), List.of(), scope);
        draft.limit = Limits.of(delete.getLimit());
        return draft.shape(Kind.DELETE);
    }

    private void where(@Nullable Expression condition, Scope scope) {
        if (condition != null) {
            queries.conditions().read(condition, new Place(scope, true, false));
        }
    }

    /// The aliases of FROM: `update o set .. from orders o` names its target by one.
    private static Set<String> aliases(@Nullable FromItem first, @Nullable List<Join> joins) {
        Set<String> found = new HashSet<>();
        if (first != null) {
            found.add(QueryReader.alias(first.getAlias()));
        }
        if (joins != null) {
            joins.forEach(join -> found.add(QueryReader.alias(join.getFromItem().getAlias())));
        }
        found.remove("");
        return found;
    }

    private Shape merge(Merge merge) {
        Scope scope = target(merge.getTable(), queries.with(merge.getWithItemsList(), Set.of()));
        if (merge.getFromItem() != null) {
            queries.from(merge.getFromItem(), scope, Role.JOINED, false, false);
        }
        where(merge.getOnCondition(), scope);
        if (merge.getMergeUpdate() instanceof MergeUpdate update) {
            sets(update.getUpdateSets(), scope);
        }
        if (merge.getMergeInsert() instanceof MergeInsert insert
                && insert.getColumns() != null
                && insert.getValues() != null) {
            int updated = draft.assigned.size();
            pairs(insert.getColumns(), insert.getValues(), scope);
            List<Assignment> before = List.copyOf(draft.assigned.subList(0, updated));
            draft.assigned
                    .subList(updated, draft.assigned.size())
                    .removeIf(
                            each -> before.stream().anyMatch(one -> one.column().equals(each.column())));
        }
        return draft.shape(Kind.UPSERT);
    }
}
