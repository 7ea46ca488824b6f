package dev.lintel.read.micronaut;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Micronaut's controllers and server filters.
public final class Micronaut implements Framework {
    private static final String[] FILTERS = {
        "io.micronaut.http.annotation.Filter", "io.micronaut.http.annotation.ServerFilter"
    };
    private static final String EVERYTHING = "/**";

    @Override
    public String name() {
        return "Micronaut";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        Constants constants = new Constants(program);
        ControllerReader controllers = new ControllerReader(program, annotations);
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> Stream.concat(controllers.read(type), filter(type, annotations, constants).stream()));
    }

    /// A filter for clients carries the same annotation; it does not implement the server's interface.
    private static Optional<Fact> filter(TypeDeclaration type, Annotations annotations, Constants constants) {
        boolean ofClients =
                type.interfaces().stream().anyMatch(each -> each.erasure().endsWith("HttpClientFilter"));
        return annotations.on(type, FILTERS).filter(_ -> !ofClients).map(found -> {
            List<String> patterns = found.value("value", "patterns")
                    .map(value -> constants.texts(value).values())
                    .orElse(List.of());
            return new Fact.Before(
                    Stage.Kind.FILTER,
                    type.name(),
                    patterns.contains(EVERYTHING) ? List.of() : patterns,
                    List.of(),
                    List.of(),
                    0,
                    type.at());
        });
    }
}
