package dev.lintel.design.found;

import dev.lintel.graph.Client;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.Optional;

/// Which system outside tells a value: the job that asks it writes the column, and no request does.
record Tellers(Paths paths) {
    Optional<String> of(Thing thing, Column column) {
        return paths.backend().entries().stream()
                .filter(Entry.Schedule.class::isInstance)
                .filter(entry -> paths.queries(entry)
                        .map(path -> ((Step.Run) path.step()).query().shape())
                        .anyMatch(shape -> isWritten(shape, thing, column)))
                .flatMap(entry -> paths.remotes(entry))
                .map(path -> ((Step.Remote) path.step()).client())
                .filter(client -> client.kind() != Client.Kind.MAIL)
                .map(client -> Externals.field(client.name()))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static boolean isWritten(Shape shape, Thing thing, Column column) {
        return shape.kind() == Shape.Kind.UPDATE
                && shape.mainTable().filter(thing::is).isPresent()
                && shape.assigned().stream()
                        .anyMatch(each -> each.column().name().equals(column.name())
                                && each.value() instanceof Operand.Parameter);
    }
}
