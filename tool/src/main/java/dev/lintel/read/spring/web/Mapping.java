package dev.lintel.read.spring.web;

import dev.lintel.graph.Endpoint.Route;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// One `@RequestMapping`, of a class or of a method, after constants were folded.
///
/// @param paths as written, placeholders kept; empty when none is given
/// @param methods empty for any
/// @param conditions `params=..`, `headers=..`, `version=..`
/// @param complete `false` when a path or method is no constant that could be read
record Mapping(
        List<String> paths,
        List<String> methods,
        List<String> consumes,
        List<String> produces,
        List<String> conditions,
        boolean complete,
        Span at) {
    Mapping {
        paths = List.copyOf(paths);
        methods = List.copyOf(methods);
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
        conditions = List.copyOf(conditions);
    }

    /// This mapping of a class narrowed by the mapping of one of its methods, as `RequestMappingInfo.combine`
    /// does it: paths are joined each with each, methods and conditions add up, the method's media types replace
    /// the class's.
    Mapping with(Mapping inner) {
        List<String> joined = new ArrayList<>();
        for (String outer : paths.isEmpty() ? List.of("") : paths) {
            for (String path : inner.paths.isEmpty() ? List.of("") : inner.paths) {
                joined.add(join(outer, path));
            }
        }
        return new Mapping(
                joined,
                union(methods, inner.methods),
                inner.consumes.isEmpty() ? consumes : inner.consumes,
                inner.produces.isEmpty() ? produces : inner.produces,
                union(conditions, inner.conditions),
                complete && inner.complete,
                inner.at);
    }

    Mapping below(String prefix) {
        return new Mapping(
                (paths.isEmpty() ? List.of("") : paths)
                        .stream().map(path -> join(prefix, path)).toList(),
                methods,
                consumes,
                produces,
                conditions,
                complete,
                at);
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String path : new LinkedHashSet<>(paths.isEmpty() ? List.of("") : paths)) {
            for (String method : methods.isEmpty() ? List.of("*") : methods) {
                routes.add(new Route(method, rooted(path), consumes, produces, conditions));
            }
        }
        return routes;
    }

    /// As `PathPattern.combine`: one slash between the parts, a trailing `/*` of the first gives way.
    static String join(String outer, String inner) {
        if (inner.isEmpty()) {
            return outer;
        }
        if (outer.isEmpty() || outer.equals("/")) {
            return rooted(inner);
        }
        String head = outer.endsWith("/*") ? outer.substring(0, outer.length() - 2) : outer;
        boolean slash = head.endsWith("/");
        if (inner.startsWith("/")) {
            return (slash ? head.substring(0, head.length() - 1) : head) + inner;
        }
        return slash ? head + inner : head + "/" + inner;
    }

    /// Spring puts a slash before a path that has none; a placeholder may bring its own.
    private static String rooted(String path) {
        return path.startsWith("/") || path.startsWith("${") ? path : "/" + path;
    }

    private static List<String> union(List<String> one, List<String> two) {
        LinkedHashSet<String> all = new LinkedHashSet<>(one);
        all.addAll(two);
        return List.copyOf(all);
    }
}
