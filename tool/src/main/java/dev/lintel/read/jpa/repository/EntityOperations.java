package dev.lintel.read.jpa.repository;

import dev.lintel.code.Expression;
import dev.lintel.graph.Entity;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Lock;
import java.util.List;

/// What storing, loading and removing one entity asks of the database.
public final class EntityOperations {
    private EntityOperations() {}

    /// By identifier; a lock mode among the arguments locks the row.
    public static Shape select(Entity entity, List<Expression> arguments) {
        Shape shape = named(entity, "findById");
        boolean locks = arguments.stream()
                .anyMatch(each -> each instanceof Expression.FieldAccess field
                        && field.name().startsWith("PESSIMISTIC_WRITE"));
        return locks ? shape.locked(Lock.EXCLUSIVE) : shape;
    }

    public static Shape store(Entity entity, String operation) {
        Shape save = named(entity, "save");
        Kind kind = switch (operation) {
            case "persist", "save", "insert" -> Kind.INSERT;
            case "update" -> Kind.UPDATE;
            default -> Kind.UPSERT;
        };
        return of(kind, save);
    }

    public static Shape remove(Entity entity) {
        return named(entity, "delete");
    }

    /// All rows of the entity's table.
    public static Shape unfiltered(Entity entity, Kind kind) {
        return of(kind, named(entity, "findAll"));
    }

    private static Shape named(Entity entity, String builtIn) {
        return BuiltIns.of(entity).stream()
                .filter(each -> each.name().equals(builtIn))
                .findFirst()
                .orElseThrow()
                .shape();
    }

    private static Shape of(Kind kind, Shape shape) {
        return new Shape(
                kind,
                shape.tables(),
                shape.filter(),
                shape.order(),
                shape.columns(),
                shape.assigned(),
                shape.selected(),
                shape.limit(),
                shape.lock(),
                shape.aggregation(),
                shape.distinct(),
                shape.complete());
    }
}
