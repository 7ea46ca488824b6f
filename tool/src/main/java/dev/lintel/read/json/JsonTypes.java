package dev.lintel.read.json;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.Set;
import java.util.stream.Stream;

/// Says of every class that could be a request or response body how it looks as JSON.
public final class JsonTypes implements Framework {
    private static final Set<String> NOT_DATA = Set.of(
            "Controller",
            "RestController",
            "Service",
            "Repository",
            "Component",
            "Configuration",
            "SpringBootApplication",
            "ControllerAdvice",
            "RestControllerAdvice",
            "Mapper",
            "Path",
            "Aspect",
            "FeignClient",
            "WebServlet",
            "WebFilter");

    @Override
    public String name() {
        return "JSON types";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        PropertyReader reader = new PropertyReader(program, new Annotations(program));
        return program.types().stream()
                .filter(JsonTypes::plausible)
                .map(reader::read)
                .filter(type -> !type.properties().isEmpty() || !type.complete())
                .map(Fact.Body::new);
    }

    /// A class or record that holds data: some instance state or getters, and no container's stereotype.
    private static boolean plausible(TypeDeclaration type) {
        boolean data = switch (type.kind()) {
            case CLASS, RECORD -> true;
            case INTERFACE, ENUM, ANNOTATION -> false;
        };
        return type.isMain()
                && data
                && !type.name().contains("$")
                && type.annotations().stream().noneMatch(each -> NOT_DATA.contains(each.simpleName()));
    }
}
