package dev.lintel.practice.integrity;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Guard.Condition;
import dev.lintel.graph.Path;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Step;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be said of the writes on one way.
final class Writes {
    private Writes() {}

    /// Whether they stand in the two branches of one condition.
    static boolean areAlternatives(Path one, Path other) {
        return one.guards().stream()
                .anyMatch(guard -> other.guards().stream()
                        .anyMatch(opposite -> guard.at().equals(opposite.at())
                                && (guard.condition().equals(new Condition.Not(opposite.condition()))
                                        || opposite.condition().equals(new Condition.Not(guard.condition())))));
    }

    /// Whether the table that is written holds money, by its columns or the properties that are mapped to them.
    static boolean books(Backend backend, Path write) {
        Optional<String> table = ((Step.Run) write.step()).query().shape().mainTable();
        Stream<String> columns = table.flatMap(backend.schema()::table).stream()
                .flatMap(found -> found.columns().stream())
                .map(Schema.Column::name);
        Stream<String> properties = table.flatMap(backend::entityOfTable).stream()
                .flatMap(entity -> entity.properties().stream())
                .map(Entity.Property::name);
        return Stream.concat(columns, properties).anyMatch(name -> Sensitivity.of(name) == Sensitivity.MONEY);
    }
}
