package dev.lintel.practice.security;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The columns into which some endpoint writes what its caller sent, by name.
final class WrittenColumns {
    private WrittenColumns() {}

    static Set<String> of(Backend backend, Paths paths) {
        Set<String> found = new TreeSet<>();
        for (Endpoint endpoint : backend.endpoints()) {
            paths.queries(endpoint)
                    .filter(path -> query(path).shape().mutates())
                    .forEach(path -> add(path, found));
        }
        return found;
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    private static void add(Path path, Set<String> found) {
        for (Shape.Assignment each : query(path).shape().assigned()) {
            if (each.value() instanceof Operand.Parameter(String name)
                    && path.argument(name).stream().flatMap(Source::roots).anyMatch(Source::fromCaller)) {
                found.add(each.column().name().toLowerCase(Locale.ROOT));
            }
        }
        for (Source argument : path.argument("arg0")) {
            if (argument instanceof Source.Made made) {
                made.properties().forEach((property, values) -> {
                    if (values.stream().flatMap(Source::roots).anyMatch(Source::fromCaller)) {
                        found.add(property.toLowerCase(Locale.ROOT));
                    }
                });
            }
        }
    }
}
