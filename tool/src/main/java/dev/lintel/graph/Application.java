package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;

/// One deployable application of a repository.
///
/// @param name for people: the module's folder or the main class's simple name
/// @param modules folders of the build modules whose code it contains, the main one first
/// @param frameworks with versions where the build files tell, `Spring Boot 3.3.2`
public record Application(String name, List<String> modules, List<String> frameworks, Span at) {
    public Application {
        modules = List.copyOf(modules);
        frameworks = List.copyOf(frameworks);
    }
}
