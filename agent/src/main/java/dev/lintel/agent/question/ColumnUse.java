package dev.lintel.agent.question;

import dev.lintel.agent.Standing.Door;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Path;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.List;
import java.util.stream.Stream;

/// Whether a statement, a mapping or a way into one backend hangs on a column, or on a whole table when `asked` names
/// no column.
record ColumnUse(Backend backend, Question.Impact asked) {
    /// The statements of this entry that fail without it, each time they run there.
    Stream<Query> needed(Door door) {
        return door.paths()
                .queries(door.entry())
                .filter(path -> needs(path, door.ways()))
                .map(ColumnUse::query);
    }

    /// The statements that only take all columns: they go on without it.
    Stream<Query> taken(Door door) {
        boolean exists = backend.schema()
                .table(asked.table())
                .map(table -> table.column(asked.column()).isPresent())
                .orElse(true);
        return door.paths()
                .queries(door.entry())
                .map(ColumnUse::query)
                .filter(query -> exists && query.shape().selected().contains(Shape.Column.all(asked.table())));
    }

    /// Whether rows are loaded or stored as they are mapped, with or without a statement of the code's own: eager and
    /// lazy associations, cascades.
    boolean isLoaded(Door door) {
        Traffic.TableUse use = door.paths().traffic().of(asked.table());
        boolean linked = backend.entities().values().stream()
                .flatMap(this::links)
                .findAny()
                .isPresent();
        return asked.column().isEmpty() || linked
                ? Deed.TOUCH.isDone(use, door.entry())
                : use.mapping().contains(door.entry()) && isMapped();
    }

    /// Whether a mapped property lives in the column, also of a class that has its other columns elsewhere.
    boolean isMapped() {
        return backend.entities().values().stream()
                .anyMatch(entity -> entity.properties().stream()
                        .anyMatch(each -> each.column().equals(asked.column())
                                && (each.table().isEmpty() ? entity.table() : each.table()).equals(asked.table())));
    }

    /// Associations and collections of a class whose join table has the column.
    Stream<Entity.Property> links(Entity entity) {
        return entity.properties().stream()
                .filter(property -> property.association()
                        .filter(each -> each.joinTable().equals(asked.table()))
                        .filter(each -> asked.column().isEmpty()
                                || each.ownColumn().equals(asked.column())
                                || each.targetColumn().equals(asked.column()))
                        .isPresent());
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    private boolean needs(Path path, List<Path> all) {
        Query query = query(path);
        Shape shape = query.shape();
        if (!shape.reads(asked.table()) || query.isReference()) {
            return false;
        }
        if (asked.column().isEmpty()) {
            return true;
        }
        boolean named = shape.filter().stream().anyMatch(each -> is(each.column()))
                || shape.order().stream().anyMatch(each -> is(each.column()))
                || shape.columns().stream().anyMatch(this::is)
                || shape.selected().stream().anyMatch(this::is)
                || shape.assigned().stream().anyMatch(each -> is(each.column()) && !isLeftOut(each, path, all));
        return named || isWhole(query) || !query.fetched().isEmpty() && isMapped();
    }

    /// A mapped class is read with all its columns.
    private boolean isWhole(Query query) {
        Entity entity = backend.entities().get(query.entity());
        return entity != null
                && entity.table().equals(asked.table())
                && query.givesObjects()
                && entity.ofColumn(asked.column()).isPresent();
    }

    private boolean is(Shape.Column column) {
        return column.name().equals(asked.column())
                && (column.table().isEmpty() || column.table().equals(asked.table()));
    }

    /// Whether a column that is only written with a value gets none here: the object was made on this way, nobody set
    /// the property, and no library could have.
    private static boolean isLeftOut(Shape.Assignment written, Path path, List<Path> all) {
        if (!written.optional() || !(written.value() instanceof Operand.Parameter(String name))) {
            return false;
        }
        String property = name.substring(name.lastIndexOf('.') + 1);
        List<Source> objects = path.argument("arg0");
        return !objects.isEmpty()
                && objects.stream()
                        .allMatch(each -> each instanceof Source.Made made
                                && !made.properties().containsKey(property)
                                && all.stream().noneMatch(other -> isHandedOut(made, other)));
    }

    private static boolean isHandedOut(Source.Made made, Path path) {
        return path.step() instanceof Step.Invoke
                && path.given()
                        .anyMatch(each -> each instanceof Source.Made other
                                && other.at().equals(made.at())
                                && other.type().equals(made.type()));
    }
}
