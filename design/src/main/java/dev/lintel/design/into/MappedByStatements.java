package dev.lintel.design.into;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The mapping of a class that only mappers' statements fill: it has the columns that they name, and all of them when
/// a statement inserts rows and is understood to its end.
final class MappedByStatements {
    private final Entity entity;
    private final List<Query> queries;

    private MappedByStatements(Entity entity, List<Query> queries) {
        this.entity = entity;
        this.queries = queries;
    }

    /// The same class as a whole mapping.
    ///
    /// @throws Unlike when a statement names a column that no field of the class has, or none names any
    static Entity of(Entity entity, Backend backend) throws Unlike {
        List<Query> queries = backend.queries().stream()
                .filter(each -> each.language() == Query.Language.MAPPER)
                .filter(each -> each.shape().tables().size() == 1
                        && each.shape()
                                .mainTable()
                                .filter(entity.table()::equals)
                                .isPresent())
                .toList();
        return new MappedByStatements(entity, queries).mapping();
    }

    private Entity mapping() throws Unlike {
        String simple = entity.type().substring(entity.type().lastIndexOf('.') + 1);
        if (queries.isEmpty() || !queries.stream().allMatch(each -> each.shape().complete())) {
            throw new Unlike("the mapping of " + simple + " was not understood to its end");
        }
        Set<String> columns = new TreeSet<>();
        queries.stream()
                .map(Query::shape)
                .flatMap(MappedByStatements::named)
                .filter(each -> !each.isEmpty() && !each.equals("*"))
                .forEach(columns::add);
        boolean listed = queries.stream()
                .flatMap(each -> each.shape().columns().stream())
                .anyMatch(each -> !each.isAll());
        boolean set = queries.stream().anyMatch(each -> !each.shape().assigned().isEmpty());
        if (!listed && !set) {
            // nothing narrows what `select *` reads, and it fills the fields by their names
            entity.properties().stream()
                    .map(Entity.Property::column)
                    .filter(each -> !each.isEmpty())
                    .forEach(columns::add);
        }
        List<String> unknown =
                columns.stream().filter(each -> entity.ofColumn(each).isEmpty()).toList();
        if (columns.isEmpty() || !unknown.isEmpty()) {
            throw new Unlike("the statements on " + entity.table() + " name "
                    + (columns.isEmpty()
                            ? "no columns"
                            : String.join(", ", unknown) + ", which no field of " + simple + " is known to hold"));
        }
        return new Entity(
                entity.type(),
                entity.table(),
                entity.properties().stream()
                        .filter(each -> columns.contains(each.column()))
                        .toList(),
                entity.uniques(),
                entity.indexes(),
                true,
                entity.at());
    }

    private static Stream<String> named(Shape shape) {
        return Stream.of(
                        shape.assigned().stream().map(Shape.Assignment::column),
                        shape.columns().stream(),
                        shape.filter().stream().map(Shape.Predicate::column))
                .flatMap(each -> each)
                .map(Shape.Column::name);
    }
}
