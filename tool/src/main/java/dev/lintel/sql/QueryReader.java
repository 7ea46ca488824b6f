package dev.lintel.sql;

import dev.lintel.sql.ConditionReader.Place;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.TableUse;
import dev.lintel.sql.Shape.TableUse.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ForUpdateClause;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/// Walks SELECTs: tables, conditions, what is selected, order and limit.
final class QueryReader {
    private final Draft draft;
    private final ConditionReader conditions;

    QueryReader(Draft draft) {
        this.draft = draft;
        this.conditions = new ConditionReader(draft, this);
    }

    ConditionReader conditions() {
        return conditions;
    }

    /// How deep a SELECT stands.
    ///
    /// @param outer tables that its columns may also refer to
    /// @param conjunct whether its conditions hold for every row of the statement
    /// @param top whether its projection, order and lock are the statement's
    /// @param bounds whether its limit bounds the statement's rows
    private record Frame(@Nullable Scope outer, Set<String> derived, boolean conjunct, boolean top, boolean bounds) {
        Frame with(Set<String> names) {
            return new Frame(outer, names, conjunct, top, bounds);
        }

        Frame branch() {
            return new Frame(outer, derived, false, false, false);
        }
    }

    void top(Select select, Set<String> derived) {
        select(select, new Frame(null, derived, true, true, true));
    }

    /// A SELECT inside of a condition or a projection.
    void subquery(Select select, Scope outer, boolean conjunct) {
        select(select, new Frame(outer, outer.derivedNames(), conjunct, false, false));
    }

    /// A SELECT whose rows are inserted: it stands for itself.
    void rows(Select select, Set<String> derived) {
        select(select, new Frame(null, derived, true, false, false));
    }

    /// The names that the WITH items give; their statements are read on the way.
    Set<String> with(@Nullable List<WithItem<?>> items, Set<String> around) {
        if (items == null || items.isEmpty()) {
            return around;
        }
        Set<String> names = new HashSet<>(around);
        for (WithItem<?> item : items) {
            names.add(Shape.fold(item.getAliasName()));
            if (item.getParenthesedStatement() instanceof ParenthesedSelect select) {
                select(select, new Frame(null, Set.copyOf(names), true, false, false));
            } else {
                // a write inside of WITH: two statements in one, of which the shape can tell only one
                draft.complete = false;
            }
        }
        return names;
    }

    private void select(Select select, Frame around) {
        Frame frame = around.with(with(select.getWithItemsList(), around.derived()));
        if (select instanceof SetOperationList union) {
            union(union, frame);
        } else if (select instanceof PlainSelect plain) {
            plain(plain, frame);
        } else if (select instanceof ParenthesedSelect parentheses) {
            select(parentheses.getSelect(), frame);
        } else if (!(select instanceof Values)) {
            draft.complete = false;
        }
        if (frame.bounds() && !(Limits.of(select) instanceof Shape.Limit.None)) {
            draft.limit = Limits.of(select);
        }
        if (frame.top()) {
            lock(select);
        }
    }

    private void union(SetOperationList union, Frame frame) {
        Scope none = new Scope(frame.outer(), frame.derived());
        union.getSelects().forEach(each -> select(each, frame.branch()));
        if (frame.top()) {
            order(union.getOrderByElements(), List.of(), none);
            draft.distinct |= union.getOperations().stream()
                    .anyMatch(operation -> operation.toString().equalsIgnoreCase("union"));
        }
    }

    private void plain(PlainSelect select, Frame frame) {
        Scope scope = new Scope(frame.outer(), frame.derived());
        boolean wrapper = select.getJoins() == null || select.getJoins().isEmpty();
        if (select.getFromItem() != null) {
            from(
                    select.getFromItem(),
                    scope,
                    frame.top() ? Role.MAIN : Role.SUBQUERY,
                    false,
                    frame.bounds() && wrapper);
        }
        joins(select.getJoins(), scope, frame.top() ? Role.JOINED : Role.SUBQUERY, frame.conjunct());
        Place place = new Place(scope, frame.conjunct(), false);
        if (select.getWhere() != null) {
            conditions.read(select.getWhere(), place);
        }
        if (select.getHaving() != null) {
            conditions.read(select.getHaving(), place);
        }
        boolean aggregates = projection(select.getSelectItems(), place, frame.top());
        grouping(select, scope);
        if (frame.top()) {
            order(select.getOrderByElements(), select.getSelectItems(), scope);
            draft.distinct = select.getDistinct() != null;
            draft.aggregation = aggregation(select, aggregates);
        }
    }

    private void grouping(PlainSelect select, Scope scope) {
        if (select.getGroupBy() != null && select.getGroupBy().getGroupByExpressionList() != null) {
            ColumnsIn.of(select.getGroupBy().getGroupByExpressionList())
                    .columns
                    .forEach(column -> draft.selected.add(Operands.column(column, scope)));
        }
    }

    private static Shape.Aggregation aggregation(PlainSelect select, boolean aggregates) {
        if (select.getGroupBy() != null) {
            return Shape.Aggregation.GROUPED;
        }
        return aggregates || select.getFromItem() == null ? Shape.Aggregation.SINGLE : Shape.Aggregation.NONE;
    }

    /// Whether an item aggregates. A query without FROM, `select exists (..)`, is its subqueries.
    private boolean projection(List<SelectItem<?>> items, Place place, boolean top) {
        Scope scope = place.scope();
        boolean conjunct = place.conjunct() && scope.empty();
        boolean star = false;
        boolean aggregates = false;
        int before = draft.columns.size();
        for (SelectItem<?> item : items) {
            Expression expression = item.getExpression();
            star |= expression instanceof AllColumns || expression instanceof AllTableColumns;
            ColumnsIn found = ColumnsIn.of(expression);
            aggregates |= found.aggregates;
            found.subqueries.forEach(select -> subquery(select, scope, conjunct));
            List<Shape.Column> named = found.columns.stream()
                    .map(column -> Operands.column(column, scope))
                    .toList();
            draft.selected.addAll(named);
            draft.selected.addAll(all(expression, scope));
            if (top) {
                draft.columns.addAll(named);
            }
        }
        if (star) {
            draft.columns.subList(before, draft.columns.size()).clear();
        }
        return aggregates;
    }

    /// What a `*` stands for: all columns of each table in sight, or of the one that it names.
    private static List<Shape.Column> all(Expression expression, Scope scope) {
        return switch (expression) {
            case AllTableColumns star ->
                List.of(scope.column(Shape.fold(star.getTable().getName()), "*"));
            case AllColumns _ -> scope.tables().map(Shape.Column::all).toList();
            default -> List.of();
        };
    }

    void from(FromItem item, Scope scope, Role role, boolean optional, boolean bounds) {
        String alias = alias(item.getAlias());
        switch (item) {
            case Table table -> table(table, alias, scope, role, optional);
            case LateralSubSelect lateral -> {
                select(lateral, new Frame(scope, scope.derivedNames(), !optional, false, false));
                scope.add(alias, derived(alias), optional);
            }
            case ParenthesedFromItem group -> {
                from(group.getFromItem(), scope, role, optional, false);
                joins(group.getJoins(), scope, role == Role.MAIN ? Role.JOINED : role, !optional);
            }
            case Select inner -> {
                select(inner, new Frame(null, scope.derivedNames(), !optional, false, bounds));
                scope.add(alias, derived(alias), optional);
            }
            default -> scope.add(alias, derived(alias), optional);
        }
    }

    /// What stands for a table that only the statement knows; no real table has such a name.
    private static String derived(String alias) {
        return "(" + alias + ")";
    }

    private void table(Table table, String alias, Scope scope, Role role, boolean optional) {
        String name = Shape.fold(table.getName());
        boolean derived = table.getSchemaName() == null && scope.derivedNames().contains(name);
        if (derived) {
            scope.add(alias.isEmpty() ? name : alias, derived(alias.isEmpty() ? name : alias), optional);
        } else if (!name.equals("dual")) {
            scope.add(alias.isEmpty() ? name : alias, name, optional);
            draft.tables.add(new TableUse(name, alias, role));
        }
    }

    void joins(@Nullable List<Join> joins, Scope scope, Role role, boolean conjunct) {
        if (joins == null) {
            return;
        }
        for (Join join : joins) {
            String before = scope.last();
            from(join.getFromItem(), scope, role, join.isLeft() || join.isFull(), false);
            boolean certain = conjunct && !join.isRight() && !join.isFull();
            Place place = new Place(scope, certain, join.isLeft());
            join.getOnExpressions().forEach(on -> {
                if (on != null) {
                    conditions.read(on, place);
                }
            });
            using(join, before, scope.last(), certain);
        }
    }

    private void using(Join join, String left, String right, boolean conjunct) {
        for (Column column : join.getUsingColumns()) {
            String name = Shape.fold(column.getColumnName());
            draft.filter.add(new Shape.Predicate(
                    new Shape.Column(right, name),
                    Shape.Operator.EQUAL,
                    new Operand.Other(new Shape.Column(left, name)),
                    conjunct,
                    false,
                    Optional.empty()));
        }
    }

    void order(@Nullable List<OrderByElement> elements, List<SelectItem<?>> items, Scope scope) {
        if (elements == null) {
            return;
        }
        for (OrderByElement element : elements) {
            Expression by = selected(Operands.unwrapped(element.getExpression()), items);
            Shape.Column column = by instanceof Column plain && !Operands.isValue(plain)
                    ? Operands.column(plain, scope)
                    : new Shape.Column("", "");
            draft.order.add(new Shape.Order(column, !element.isAsc()));
        }
    }

    /// `order by 2` and `order by alias` mean an item of the projection.
    private static Expression selected(Expression by, List<SelectItem<?>> items) {
        if (by instanceof LongValue position) {
            int index = position.getStringValue().length() > 4 ? -1 : (int) position.getValue() - 1;
            return index >= 0 && index < items.size() ? items.get(index).getExpression() : by;
        }
        if (by instanceof Column column && column.getTable() == null) {
            for (SelectItem<?> item : items) {
                if (alias(item.getAlias()).equals(Shape.fold(column.getColumnName()))) {
                    return item.getExpression();
                }
            }
        }
        return by;
    }

    private void lock(Select select) {
        ForUpdateClause clause = select.getForUpdate();
        if (select.isSkipLocked() || (clause != null && clause.isSkipLocked())) {
            draft.lock = Shape.Lock.SKIP_LOCKED;
        } else if (select.getForMode() != null) {
            draft.lock = switch (select.getForMode()) {
                case UPDATE, NO_KEY_UPDATE -> Shape.Lock.EXCLUSIVE;
                case SHARE, KEY_SHARE -> Shape.Lock.SHARED;
                case READ_ONLY, FETCH_ONLY -> Shape.Lock.NONE;
            };
        }
    }

    static String alias(@Nullable Alias alias) {
        return alias == null || alias.getName() == null ? "" : Shape.fold(alias.getName());
    }
}
