package dev.lintel.read.mybatis;

import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.read.Fact;
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
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Shape.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The methods of `BaseMapper` and `IService` for one entity. What a wrapper filters by is decided where it is
/// built, so those statements are not complete.
final class PlusMethods {
    private static final Limit NONE = new Limit.None();

    private final PlusMapper mapper;
    private final Entity entity;
    private final List<Fact> facts = new ArrayList<>();

    private PlusMethods(PlusMapper mapper, Entity entity) {
        this.mapper = mapper;
        this.entity = entity;
    }

    static List<Fact> of(PlusMapper mapper, Entity entity) {
        PlusMethods methods = new PlusMethods(mapper, entity);
        if (mapper.service()) {
            methods.service();
        } else {
            methods.mapper();
        }
        return methods.facts;
    }

    private void mapper() {
        add("selectById", 1, byId(Kind.SELECT, Operator.EQUAL), Gives.ONE, List.of());
        for (String name : List.of("selectBatchIds", "selectByIds")) {
            add(name, 1, byId(Kind.SELECT, Operator.IN), Gives.MANY, List.of());
        }
        for (String name : List.of("selectList", "selectMaps", "selectObjs", "selectByMap")) {
            add(name, 1, some(Kind.SELECT, NONE, Aggregation.NONE), Gives.MANY);
        }
        for (String name : List.of("selectPage", "selectMapsPage", "selectList", "selectMaps")) {
            add(name, 2, some(Kind.SELECT, new Limit.Chosen("page"), Aggregation.NONE), Gives.PAGE);
        }
        add("selectOne", 1, some(Kind.SELECT, NONE, Aggregation.NONE), Gives.ONE);
        add("selectCount", 1, some(Kind.SELECT, NONE, Aggregation.SINGLE), Gives.NUMBER);
        add("exists", 1, some(Kind.SELECT, NONE, Aggregation.SINGLE), Gives.BOOLEAN);
        add("insert", 1, write(Kind.INSERT), Gives.NOTHING);
        add("insertOrUpdate", 1, write(Kind.UPSERT), Gives.NOTHING);
        add("updateById", 1, update(), Gives.NOTHING, idPath());
        for (int arity = 1; arity <= 2; arity++) {
            add("update", arity, some(Kind.UPDATE, NONE, Aggregation.NONE), Gives.NOTHING);
        }
        add("deleteById", 1, byId(Kind.DELETE, Operator.EQUAL), Gives.NOTHING, List.of());
        for (String name : List.of("deleteBatchIds", "deleteByIds")) {
            add(name, 1, byId(Kind.DELETE, Operator.IN), Gives.NOTHING, List.of());
        }
        for (String name : List.of("delete", "deleteByMap")) {
            add(name, 1, some(Kind.DELETE, NONE, Aggregation.NONE), Gives.NOTHING);
        }
    }

    private void service() {
        add("getById", 1, byId(Kind.SELECT, Operator.EQUAL), Gives.ONE, List.of());
        add("getOptById", 1, byId(Kind.SELECT, Operator.EQUAL), Gives.ONE, List.of());
        add("listByIds", 1, byId(Kind.SELECT, Operator.IN), Gives.MANY, List.of());
        add("list", 0, all(Aggregation.NONE), Gives.MANY);
        add("count", 0, all(Aggregation.SINGLE), Gives.NUMBER);
        for (String name : List.of("list", "listMaps", "listObjs", "listByMap")) {
            add(name, 1, some(Kind.SELECT, NONE, Aggregation.NONE), Gives.MANY);
        }
        for (int arity = 1; arity <= 2; arity++) {
            add("page", arity, some(Kind.SELECT, new Limit.Chosen("page"), Aggregation.NONE), Gives.PAGE);
            add("getOne", arity, some(Kind.SELECT, NONE, Aggregation.NONE), Gives.ONE);
            add("update", arity, some(Kind.UPDATE, NONE, Aggregation.NONE), Gives.NOTHING);
        }
        add("count", 1, some(Kind.SELECT, NONE, Aggregation.SINGLE), Gives.NUMBER);
        add("exists", 1, some(Kind.SELECT, NONE, Aggregation.SINGLE), Gives.BOOLEAN);
        for (String name : List.of("save", "saveBatch")) {
            add(name, 1, write(Kind.INSERT), Gives.NOTHING);
        }
        add("saveBatch", 2, write(Kind.INSERT), Gives.NOTHING);
        for (String name : List.of("saveOrUpdate", "saveOrUpdateBatch")) {
            add(name, 1, write(Kind.UPSERT), Gives.NOTHING);
        }
        for (String name : List.of("updateById", "updateBatchById")) {
            add(name, 1, update(), Gives.NOTHING, idPath());
        }
        add("removeById", 1, byId(Kind.DELETE, Operator.EQUAL), Gives.NOTHING, List.of());
        for (String name : List.of("removeByIds", "removeBatchByIds")) {
            add(name, 1, byId(Kind.DELETE, Operator.IN), Gives.NOTHING, List.of());
        }
        for (String name : List.of("remove", "removeByMap")) {
            add(name, 1, some(Kind.DELETE, NONE, Aggregation.NONE), Gives.NOTHING);
        }
    }

    private void add(String name, int arity, Shape shape, Gives gives) {
        add(name, arity, shape, gives, List.of(), false);
    }

    private void add(String name, int arity, Shape shape, Gives gives, List<String> path) {
        add(name, arity, shape, gives, path, true);
    }

    private void add(String name, int arity, Shape shape, Gives gives, List<String> path, boolean byId) {
        Query query =
                new Query(shape, Language.BUILT_IN, name, Set.of(), mapper.entity(), gives, List.of(), mapper.at());
        List<Binding> bound = byId ? List.of(new Binding("id", 0, path)) : List.of();
        facts.add(new Fact.QueryMethod(mapper.type(), name, arity, List.of(), query, bound, mapper.at()));
    }

    private List<String> idPath() {
        return entity.id().map(it -> List.of(it.name())).orElse(List.of());
    }

    private Shape byId(Kind kind, Operator operator) {
        Optional<Entity.Property> id = entity.id();
        List<Predicate> filter = id.map(it -> List.of(new Predicate(
                        new Column(entity.table(), it.column()),
                        operator,
                        new Operand.Parameter("id"),
                        true,
                        false,
                        Optional.empty())))
                .orElse(List.of());
        return shape(kind, filter, List.of(), NONE, Aggregation.NONE, id.isPresent());
    }

    private Shape update() {
        Shape where = byId(Kind.UPDATE, Operator.EQUAL);
        return shape(Kind.UPDATE, where.filter(), assigned(), NONE, Aggregation.NONE, where.complete());
    }

    private Shape all(Aggregation aggregation) {
        return shape(Kind.SELECT, List.of(), List.of(), NONE, aggregation, true);
    }

    private Shape some(Kind kind, Limit limit, Aggregation aggregation) {
        return shape(kind, List.of(), List.of(), limit, aggregation, false);
    }

    private Shape write(Kind kind) {
        return shape(kind, List.of(), assigned(), NONE, Aggregation.NONE, true);
    }

    /// Nulls are left out unless the field says otherwise (`FieldStrategy.NOT_NULL`).
    private List<Assignment> assigned() {
        return entity.properties().stream()
                .map(each -> new Assignment(
                        new Column(entity.table(), each.column()), new Operand.Parameter(each.name()), true))
                .toList();
    }

    private Shape shape(
            Kind kind,
            List<Predicate> filter,
            List<Assignment> assigned,
            Limit limit,
            Aggregation aggregation,
            boolean complete) {
        List<TableUse> tables = List.of(new TableUse(entity.table(), "", TableUse.Role.MAIN));
        return new Shape(
                kind, tables, filter, List.of(), List.of(), assigned, limit, Lock.NONE, aggregation, false, complete);
    }
}
