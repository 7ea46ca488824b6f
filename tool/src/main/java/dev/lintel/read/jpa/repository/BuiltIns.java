package dev.lintel.read.jpa.repository;

import dev.lintel.graph.Entity;
import dev.lintel.graph.Query.Gives;
import dev.lintel.read.Fact.Binding;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Lock;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Order;
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Shape.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The methods that Spring Data's own interfaces bring: `CrudRepository`, `ListCrudRepository`,
/// `PagingAndSortingRepository`, `JpaRepository`, `JpaSpecificationExecutor`, `QueryByExampleExecutor`,
/// `QuerydslPredicateExecutor` and their reactive counterparts.
final class BuiltIns {
    private static final String DOMAIN = "org.springframework.data.domain.";
    private static final String SPECIFICATION = "org.springframework.data.jpa.domain.Specification";
    private static final String QUERYDSL = "com.querydsl.core.types.Predicate";
    private static final List<String> FILTERS = List.of(SPECIFICATION, DOMAIN + "Example", QUERYDSL);
    private static final List<String> PAGES = List.of(DOMAIN + "Pageable", DOMAIN + "PageRequest");

    private final Entity entity;
    private final List<Column> ids;

    private BuiltIns(Entity entity) {
        this.entity = entity;
        this.ids = entity.properties().stream()
                .filter(each -> each.kind() == Entity.Kind.ID && !each.column().isEmpty())
                .map(each -> new Column(entity.table(), each.column()))
                .toList();
    }

    /// @param parameters erased types that tell overloads apart; empty when the name and arity do
    record BuiltIn(String name, int arity, List<String> parameters, Shape shape, Gives gives, List<Binding> bound) {
        private BuiltIn(String name, int arity, Shape shape, Gives gives, Binding... bound) {
            this(name, arity, List.of(), shape, gives, List.of(bound));
        }
    }

    /// An overload without types comes before those with: it stands for calls whose arguments are not known.
    static List<BuiltIn> of(Entity entity) {
        BuiltIns all = new BuiltIns(entity);
        List<BuiltIn> methods = new ArrayList<>(all.byId());
        methods.addAll(all.searches());
        methods.addAll(all.writes());
        return methods;
    }

    private List<BuiltIn> byId() {
        Binding id = new Binding("id", 0, List.of());
        Shape one = select(Operator.EQUAL);
        return List.of(
                new BuiltIn("findById", 1, one, Gives.ONE, id),
                new BuiltIn("getById", 1, one, Gives.ONE, id),
                new BuiltIn("getOne", 1, one, Gives.ONE, id),
                new BuiltIn("getReferenceById", 1, one, Gives.ONE, id),
                new BuiltIn("existsById", 1, single(one), Gives.BOOLEAN, id),
                new BuiltIn("findAllById", 1, select(Operator.IN), Gives.MANY, id));
    }

    private List<BuiltIn> searches() {
        Shape all = shape(Kind.SELECT, List.of());
        Shape some = all.incomplete();
        Limit paged = new Limit.Chosen("pageable");
        List<BuiltIn> methods = new ArrayList<>();
        methods.add(new BuiltIn("findAll", 0, all, Gives.MANY));
        methods.add(new BuiltIn("count", 0, single(all), Gives.NUMBER));
        methods.add(new BuiltIn("findAll", 1, some, Gives.MANY));
        methods.add(new BuiltIn("findAll", 1, List.of(DOMAIN + "Sort"), sorted(all), Gives.MANY, List.of()));
        for (String page : PAGES) {
            methods.add(new BuiltIn("findAll", 1, List.of(page), all.bounded(paged), Gives.PAGE, List.of()));
        }
        methods.add(new BuiltIn("findAll", 2, some, Gives.MANY));
        for (String filter : FILTERS) {
            methods.add(new BuiltIn("findAll", 1, List.of(filter), some, Gives.MANY, List.of()));
            methods.add(
                    new BuiltIn("findAll", 2, List.of(filter, DOMAIN + "Sort"), sorted(some), Gives.MANY, List.of()));
            for (String page : PAGES) {
                methods.add(
                        new BuiltIn("findAll", 2, List.of(filter, page), some.bounded(paged), Gives.PAGE, List.of()));
            }
        }
        methods.add(new BuiltIn("findOne", 1, some, Gives.ONE));
        methods.add(new BuiltIn("findBy", 2, some, Gives.MANY));
        methods.add(new BuiltIn("count", 1, single(some), Gives.NUMBER));
        methods.add(new BuiltIn("exists", 1, single(some), Gives.BOOLEAN));
        return methods;
    }

    private List<BuiltIn> writes() {
        Shape save = new Shape(
                Kind.UPSERT,
                tables(),
                List.of(),
                List.of(),
                List.of(),
                assigned(),
                new Limit.None(),
                Lock.NONE,
                Aggregation.NONE,
                false,
                complete());
        List<BuiltIn> methods = new ArrayList<>();
        for (String name : List.of("save", "saveAndFlush", "insert", "update")) {
            methods.add(new BuiltIn(name, 1, save, Gives.ONE));
        }
        for (String name : List.of("saveAll", "saveAllAndFlush")) {
            methods.add(new BuiltIn(name, 1, save, Gives.MANY));
        }
        Shape one = delete(Operator.EQUAL);
        Shape several = delete(Operator.IN);
        Shape everything = shape(Kind.DELETE, List.of());
        methods.add(new BuiltIn("delete", 1, one, Gives.NOTHING, new Binding("id", 0, idPath())));
        methods.add(new BuiltIn("deleteById", 1, one, Gives.NOTHING, new Binding("id", 0, List.of())));
        methods.add(new BuiltIn("deleteAll", 0, everything, Gives.NOTHING));
        methods.add(new BuiltIn("deleteAllInBatch", 0, everything, Gives.NOTHING));
        for (String name :
                List.of("deleteAll", "deleteInBatch", "deleteAllInBatch", "deleteAllById", "deleteAllByIdInBatch")) {
            methods.add(new BuiltIn(name, 1, several, Gives.NOTHING, new Binding("id", 0, List.of())));
        }
        methods.add(
                new BuiltIn("delete", 1, List.of(SPECIFICATION), everything.incomplete(), Gives.NOTHING, List.of()));
        return methods;
    }

    private List<String> idPath() {
        return entity.id()
                .filter(_ -> ids.size() == 1)
                .map(id -> List.of(id.name()))
                .orElse(List.of());
    }

    private Shape select(Operator operator) {
        return shape(Kind.SELECT, byId(operator));
    }

    private Shape delete(Operator operator) {
        return shape(Kind.DELETE, byId(operator));
    }

    private List<Predicate> byId(Operator operator) {
        return ids.stream()
                .map(id -> new Predicate(id, operator, new Operand.Parameter("id"), true, false, Optional.empty()))
                .toList();
    }

    private static Shape sorted(Shape shape) {
        return shape.sorted(List.of(new Order(new Column("", ""), false)));
    }

    private static Shape single(Shape shape) {
        return new Shape(
                shape.kind(),
                shape.tables(),
                shape.filter(),
                shape.order(),
                shape.columns(),
                shape.assigned(),
                shape.limit(),
                shape.lock(),
                Aggregation.SINGLE,
                shape.distinct(),
                shape.complete());
    }

    private Shape shape(Kind kind, List<Predicate> filter) {
        return new Shape(
                kind,
                tables(),
                filter,
                List.of(),
                List.of(),
                List.of(),
                new Limit.None(),
                Lock.NONE,
                Aggregation.NONE,
                false,
                complete() && !(filter.isEmpty() && ids.isEmpty()));
    }

    private List<TableUse> tables() {
        return entity.table().isEmpty() ? List.of() : List.of(new TableUse(entity.table(), "", TableUse.Role.MAIN));
    }

    private boolean complete() {
        return !entity.table().isEmpty();
    }

    private List<Assignment> assigned() {
        return entity.properties().stream()
                .filter(each -> !each.column().isEmpty() && each.insertable())
                .filter(each -> each.kind() != Entity.Kind.ELEMENTS && each.kind() != Entity.Kind.TO_MANY)
                .map(each -> new Assignment(
                        new Column(each.table().isEmpty() ? entity.table() : each.table(), each.column()),
                        new Operand.Parameter(each.name())))
                .toList();
    }
}
