package dev.lintel.read.jpa.repository;

import dev.lintel.code.Annotation;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.read.jpa.mapping.Marks;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Which associations an `@EntityGraph` brings along.
record EntityGraphs(Program program, Constants constants) {
    private static final int DEEPEST = 5;

    Set<String> paths(Marks method, String domain) {
        Optional<Annotation> graph = method.find("EntityGraph");
        if (graph.isEmpty()) {
            return Set.of();
        }
        Set<String> paths = new HashSet<>(method.texts(graph.get(), "attributePaths"));
        method.text(graph.get(), "value")
                .ifPresent(name -> program.type(domain).ifPresent(type -> paths.addAll(named(type, name))));
        return paths;
    }

    private Set<String> named(TypeDeclaration type, String name) {
        Marks marks = new Marks(type.annotations(), constants);
        Set<String> paths = new HashSet<>();
        for (Annotation graph : marks.repeated("NamedEntityGraph", "NamedEntityGraphs")) {
            if (marks.text(graph, "name").orElse(type.simpleName()).equals(name)) {
                add(graph, graph, "attributeNodes", "", marks, paths, 0);
            }
        }
        return paths;
    }

    private static void add(
            Annotation graph,
            Annotation in,
            String attribute,
            String prefix,
            Marks marks,
            Set<String> paths,
            int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Annotation node : marks.nested(in, attribute)) {
            Optional<String> name = marks.text(node, "value");
            name.ifPresent(it -> paths.add(prefix + it));
            Optional<String> sub = marks.text(node, "subgraph");
            if (name.isPresent() && sub.isPresent()) {
                marks.nested(graph, "subgraphs").stream()
                        .filter(each -> marks.text(each, "name").equals(sub))
                        .forEach(each ->
                                add(graph, each, "attributeNodes", prefix + name.get() + ".", marks, paths, depth + 1));
            }
        }
    }
}
