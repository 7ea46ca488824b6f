package dev.lintel.read.jpa.jpql;

import dev.lintel.graph.Entity;
import dev.lintel.read.jpa.jpql.Scope.Source;
import dev.lintel.read.jpa.jpql.Statement.From;
import dev.lintel.read.jpa.jpql.Statement.Item;
import dev.lintel.read.jpa.jpql.Statement.Select;
import dev.lintel.read.jpa.jpql.Statement.Sort;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.mapping.Joins;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Lock;
import dev.lintel.sql.Shape.Order;
import dev.lintel.sql.Shape.TableUse.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives a statement of JPQL its meaning in tables and columns. One per text.
public final class Interpreter {
    private final Joins joins;
    private final String near;
    private final Conditions conditions;
    private final Set<String> fetched = new LinkedHashSet<>();
    private boolean whole = true;

    private Interpreter(Entities entities, String near) {
        this.joins = new Joins(entities);
        this.near = near;
        this.conditions = new Conditions(joins, this::subquery);
    }

    /// @param near the class that contains the text, which decides between entities of one name
    public static Reading read(String text, Entities entities, String near) {
        return new Interpreter(entities, near).read(Parser.parse(text));
    }

    private Reading read(Statement statement) {
        return switch (statement) {
            case Select select -> select(select);
            case Statement.Update update -> update(update);
            case Statement.Delete delete -> {
                whole &= delete.whole();
                Scope scope = new Scope(null);
                String entity = target(delete.target(), scope);
                delete.where().ifPresent(it -> conditions.filter(it, scope));
                yield reading(
                        Kind.DELETE,
                        List.of(),
                        List.of(),
                        List.of(),
                        new Limit.None(),
                        Aggregation.NONE,
                        false,
                        entity);
            }
            case Statement.Insert insert -> insert(insert);
        };
    }

    private Reading update(Statement.Update update) {
        whole &= update.whole();
        Scope scope = new Scope(null);
        String entity = target(update.target(), scope);
        List<Assignment> assigned = new ArrayList<>();
        for (Statement.Set set : update.sets()) {
            List<Column> columns = conditions.columns(new Term.Path(set.property()), scope);
            columns.forEach(column -> assigned.add(new Assignment(column, conditions.operand(set.value(), scope))));
            whole &= !columns.isEmpty();
        }
        update.where().ifPresent(it -> conditions.filter(it, scope));
        return reading(Kind.UPDATE, List.of(), List.of(), assigned, new Limit.None(), Aggregation.NONE, false, entity);
    }

    private Reading insert(Statement.Insert insert) {
        whole &= insert.whole();
        Optional<Entity> entity = joins.entities().named(String.join(".", insert.entity()), near);
        joins.use(entity.map(Entity::table).orElse(""), "", Role.MAIN);
        List<Assignment> assigned = new ArrayList<>();
        entity.ifPresent(target -> insert.properties()
                .forEach(property -> joins.columns(target, "", property, Role.MAIN)
                        .forEach(column -> assigned.add(new Assignment(column, new Shape.Operand.Computed(""))))));
        insert.source().ifPresent(select -> subquery(select, new Scope(null)));
        return reading(
                Kind.INSERT,
                List.of(),
                List.of(),
                assigned,
                new Limit.None(),
                Aggregation.NONE,
                false,
                entity.map(Entity::type).orElse(""));
    }

    private String target(From from, Scope scope) {
        Optional<Entity> entity = joins.entities().named(String.join(".", from.path()), near);
        String table = entity.map(Entity::table).orElse("");
        joins.use(table, from.alias(), Role.MAIN);
        scope.add(from.alias(), new Source(entity, table, "", List.of(), true));
        return entity.map(Entity::type).orElse("");
    }

    private Reading select(Select select) {
        Scope scope = new Scope(null);
        List<Column> columns = new ArrayList<>();
        select(select, scope, Role.MAIN, columns);
        List<Order> order = new ArrayList<>();
        for (Sort sort : select.sorts()) {
            order.add(order(sort, select, scope));
        }
        String entity = given(select, scope);
        return reading(
                Kind.SELECT, columns, order, List.of(), limit(select), aggregation(select), select.distinct(), entity);
    }

    /// FROM, ON, WHERE, GROUP BY and HAVING of a select at any depth.
    private void select(Select select, Scope scope, Role role, List<Column> columns) {
        whole &= select.whole();
        Role next = role;
        for (From from : select.from()) {
            source(from, scope, next);
            next = next == Role.MAIN ? Role.JOINED : next;
            from.on().ifPresent(it -> conditions.filter(it, scope));
        }
        for (Item item : select.items()) {
            columns.addAll(conditions.selected(item.term(), scope));
        }
        select.where().ifPresent(it -> conditions.filter(it, scope));
        select.groups().forEach(it -> conditions.columns(it, scope));
        select.having().ifPresent(it -> conditions.having(it, scope));
    }

    private void subquery(Select select, @Nullable Scope outer) {
        select(select, new Scope(outer), Role.SUBQUERY, new ArrayList<>());
    }

    private void source(From from, Scope scope, Role role) {
        if (from.path().isEmpty()) {
            whole = false;
            scope.add(from.alias(), new Source(Optional.empty(), "", "", List.of(), false));
            return;
        }
        Optional<Source> start = scope.find(from.path().getFirst());
        if (start.isEmpty() || from.path().size() == 1) {
            Optional<Entity> entity = joins.entities().named(String.join(".", from.path()), near);
            String table = entity.map(Entity::table).orElse("");
            joins.use(table, from.alias(), role);
            scope.add(from.alias(), new Source(entity, table, "", List.of(), role == Role.MAIN));
            return;
        }
        scope.add(from.alias(), joined(from, start.get(), role == Role.SUBQUERY ? role : Role.JOINED));
    }

    private Source joined(From from, Source start, Role role) {
        List<String> names = from.path().subList(1, from.path().size());
        List<String> path = start.below(String.join(".", names));
        if (from.join() == From.Join.FETCH) {
            fetched.add(String.join(".", path));
        }
        if (start.entity().isEmpty()) {
            whole = false;
            return new Source(Optional.empty(), "", "", path, false);
        }
        Optional<Entity> target = joins.join(start.entity().get(), from.path().getFirst(), names, from.alias(), role);
        String table = target.map(Entity::table).orElse("");
        String elements = target.isPresent()
                ? ""
                : joins.entities()
                        .walk(start.entity().get(), names)
                        .filter(walk -> !walk.hops().isEmpty())
                        .flatMap(walk -> walk.hops().getLast().property().association())
                        .map(Entity.Association::targetColumn)
                        .orElse("");
        String holder = elements.isEmpty() ? table : joins.tables().getLast().table();
        return new Source(target, holder, elements, path, false);
    }

    private Order order(Sort sort, Select select, Scope scope) {
        Term term = sort.term();
        if (term instanceof Term.Path(List<String> names) && names.size() == 1) {
            term = select.items().stream()
                    .filter(item -> item.alias().equalsIgnoreCase(names.getFirst()))
                    .map(Item::term)
                    .findFirst()
                    .orElse(term);
        }
        List<Column> columns = term instanceof Term.Path ? conditions.columns(term, scope) : List.of();
        return new Order(columns.size() == 1 ? columns.getFirst() : new Column("", ""), sort.descending());
    }

    /// The class of the entity that is selected, if one is.
    private String given(Select select, Scope scope) {
        if (select.items().isEmpty()) {
            return scope.first().flatMap(Source::entity).map(Entity::type).orElse("");
        }
        if (select.items().size() != 1
                || !(select.items().getFirst().term() instanceof Term.Path(List<String> names))) {
            return "";
        }
        Optional<Source> source = scope.find(names.getFirst());
        if (names.size() == 1) {
            return source.flatMap(Source::entity).map(Entity::type).orElse("");
        }
        return source.flatMap(Source::entity)
                .flatMap(entity -> joins.entities().walk(entity, names.subList(1, names.size())))
                .filter(walk -> walk.end().isEmpty() && !walk.hops().isEmpty())
                .flatMap(walk -> walk.hops().getLast().property().association())
                .map(Entity.Association::target)
                .filter(target -> joins.entities().ofType(target).isPresent())
                .orElse("");
    }

    private static Limit limit(Select select) {
        if (select.limited().isEmpty()) {
            return new Limit.None();
        }
        return switch (select.limited().get()) {
            case Term.Constant(String text)
            when text.chars().allMatch(Character::isDigit) && text.length() < 10 ->
                new Limit.Rows(Long.parseLong(text));
            case Term.Parameter(String name) -> new Limit.Chosen(name);
            default -> new Limit.Chosen("");
        };
    }

    private static Aggregation aggregation(Select select) {
        if (!select.groups().isEmpty()) {
            return Aggregation.GROUPED;
        }
        boolean all = !select.items().isEmpty()
                && select.items().stream().allMatch(item -> Conditions.aggregates(item.term()));
        return all ? Aggregation.SINGLE : Aggregation.NONE;
    }

    private Reading reading(
            Kind kind,
            List<Column> columns,
            List<Order> order,
            List<Assignment> assigned,
            Limit limit,
            Aggregation aggregation,
            boolean distinct,
            String entity) {
        List<Shape.Predicate> filter = new ArrayList<>(joins.predicates());
        filter.addAll(conditions.filter());
        boolean complete = whole && conditions.whole() && joins.complete();
        Shape shape = new Shape(
                kind,
                joins.tables(),
                filter,
                order,
                columns,
                assigned,
                limit,
                Lock.NONE,
                aggregation,
                distinct,
                complete);
        return new Reading(shape, entity, fetched);
    }
}
