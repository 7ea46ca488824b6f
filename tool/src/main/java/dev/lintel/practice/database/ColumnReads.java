package dev.lintel.practice.database;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.practice.BodyParts;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether anything in the code looks at what a column holds: a getter that is called, a statement that names it, an
/// answer that shows the whole object. Loading the object alone does not.
record ColumnReads(Backend backend, Entity entity) {
    boolean any(Property property) {
        return isAnswered()
                || backend.operations().values().stream().anyMatch(operation -> reads(operation.body(), property))
                || backend.queries().stream().anyMatch(query -> names(query, property));
    }

    private boolean isAnswered() {
        List<String> answers = backend.endpoints().stream()
                .filter(endpoint -> endpoint.responds().serialised())
                .map(endpoint -> endpoint.responds().type())
                .toList();
        return BodyParts.of(backend, answers).contains(entity.type());
    }

    private boolean reads(List<Step> steps, Property property) {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Read read
                                && read.entity().equals(entity.type())
                                && read.property().equals(property.name())
                        || step.blocks().stream().anyMatch(block -> reads(block, property)));
    }

    private boolean names(Query query, Property property) {
        Shape shape = query.shape();
        Shape.Column all = new Shape.Column(entity.table(), EntityDrift.WRITTEN.contains(query.language()) ? "*" : "");
        Set<Shape.Column> either = Set.of(new Shape.Column(entity.table(), property.column()), all);
        return !shape.complete()
                        && query.text().contains(entity.table())
                        && query.text().contains(property.column())
                || Stream.of(
                                shape.columns().stream(),
                                shape.selected().stream(),
                                shape.filter().stream().map(Shape.Predicate::column),
                                shape.order().stream().map(Shape.Order::column))
                        .flatMap(each -> each)
                        .anyMatch(either::contains);
    }
}
