package dev.lintel.read.config;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One `pom.xml` as written, nothing inherited yet.
///
/// @param folder of the file, from the workspace's root; `""` for the root
/// @param places where the properties are written, those of profiles too
record Pom(
        String folder,
        Coordinates self,
        Optional<Parent> parent,
        Map<String, String> properties,
        Map<String, Span> places,
        List<Dependency> managed,
        List<Dependency> dependencies,
        Filtering filtering,
        Span at) {
    Pom {
        properties = Map.copyOf(properties);
        places = Map.copyOf(places);
        managed = List.copyOf(managed);
        dependencies = List.copyOf(dependencies);
    }

    /// Parts that are not written are empty.
    record Coordinates(String group, String artifact, String version) {}

    /// @param relativePath as written, `../pom.xml` when nothing is, empty when said to be outside
    record Parent(Coordinates coordinates, String relativePath, Span at) {}

    record Dependency(Coordinates coordinates, String scope, String type, Span at) {
        boolean isBom() {
            return scope.equals("import");
        }
    }
}
