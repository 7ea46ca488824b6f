package dev.lintel.read.config;

import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Joins the `pom.xml` files of a repository: parents inside it, properties, managed versions, and which module
/// uses which. What lies outside (a company's parent, an imported list of versions) stays unknown, but for Spring
/// Boot's own group, whose version is that of its parent or list.
final class MavenProjects {
    private static final String BOOT = "org.springframework.boot";
    /// A chain of parents longer than this is a cycle.
    private static final int LONGEST = 20;

    private final Map<String, Pom> byFolder = new HashMap<>();
    private final Map<String, Pom> byName = new HashMap<>();
    private final List<Pom> poms;

    MavenProjects(List<Pom> poms) {
        this.poms = poms;
        for (Pom pom : poms) {
            byFolder.put(pom.folder(), pom);
            byName.putIfAbsent(group(pom) + ":" + pom.self().artifact(), pom);
        }
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (Pom pom : poms) {
            List<Pom> line = withParents(pom);
            Map<String, Settings.Library> libraries = libraries(line);
            List<String> uses = libraries.values().stream()
                    .filter(each -> !each.scope().equals("test"))
                    .map(each -> Optional.ofNullable(byName.get(each.group() + ":" + each.artifact())))
                    .flatMap(Optional::stream)
                    .map(Pom::folder)
                    .filter(folder -> !folder.equals(pom.folder()))
                    .distinct()
                    .toList();
            facts.add(new Fact.Module(pom.folder(), pom.self().artifact(), uses, pom.at()));
            libraries.values().forEach(library -> facts.add(new Fact.DependsOn(pom.folder(), library)));
        }
        return facts;
    }

    private static String group(Pom pom) {
        return pom.self().group().isEmpty()
                ? pom.parent().map(parent -> parent.coordinates().group()).orElse("")
                : pom.self().group();
    }

    /// The pom itself, then its parents as far as they are in the repository.
    List<Pom> withParents(Pom pom) {
        List<Pom> line = new ArrayList<>();
        Optional<Pom> next = Optional.of(pom);
        while (next.isPresent() && line.size() < LONGEST && !line.contains(next.get())) {
            line.add(next.get());
            next = next.flatMap(this::parent);
        }
        return line;
    }

    private Optional<Pom> parent(Pom pom) {
        return pom.parent().flatMap(parent -> {
            Pom.Coordinates wanted = parent.coordinates();
            Pom beside = byFolder.get(Folders.resolve(pom.folder(), withoutFile(parent.relativePath())));
            return beside != null && beside.self().artifact().equals(wanted.artifact())
                    ? Optional.of(beside)
                    : Optional.ofNullable(byName.get(wanted.group() + ":" + wanted.artifact()));
        });
    }

    private static String withoutFile(String path) {
        if (!path.endsWith(".xml")) {
            return path;
        }
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    private Map<String, Settings.Library> libraries(List<Pom> line) {
        Map<String, String> properties = properties(line);
        Map<String, String> managed = managed(line, properties);
        Map<String, Settings.Library> libraries = new LinkedHashMap<>();
        for (Pom pom : line) {
            pom.parent()
                    .filter(parent -> parent.coordinates().group().equals(BOOT))
                    .ifPresent(
                            parent -> add(libraries, parent.coordinates(), "import", parent.at(), properties, managed));
            for (Pom.Dependency each : pom.managed()) {
                if (each.isBom()) {
                    add(libraries, each.coordinates(), "import", each.at(), properties, managed);
                }
            }
            for (Pom.Dependency each : pom.dependencies()) {
                add(libraries, each.coordinates(), each.scope(), each.at(), properties, managed);
            }
        }
        return libraries;
    }

    private static void add(
            Map<String, Settings.Library> libraries,
            Pom.Coordinates named,
            String scope,
            Span at,
            Map<String, String> properties,
            Map<String, String> managed) {
        String group = fill(named.group(), properties);
        String artifact = fill(named.artifact(), properties);
        String version = fill(named.version(), properties);
        if (version.isEmpty()) {
            version = managed.getOrDefault(
                    group + ":" + artifact, group.equals(BOOT) ? managed.getOrDefault(BOOT, "") : "");
        }
        String known = version.contains("${") ? "" : version;
        libraries.putIfAbsent(
                group + ":" + artifact,
                new Settings.Library(group, artifact, known, scope.isEmpty() ? "compile" : scope, at));
    }

    private static Map<String, String> managed(List<Pom> line, Map<String, String> properties) {
        Map<String, String> managed = new HashMap<>();
        for (Pom pom : line) {
            pom.parent()
                    .filter(parent -> parent.coordinates().group().equals(BOOT))
                    .ifPresent(parent ->
                            managed.putIfAbsent(BOOT, fill(parent.coordinates().version(), properties)));
            for (Pom.Dependency each : pom.managed()) {
                String group = fill(each.coordinates().group(), properties);
                String version = fill(each.coordinates().version(), properties);
                managed.putIfAbsent(group + ":" + fill(each.coordinates().artifact(), properties), version);
                if (each.isBom() && group.equals(BOOT)) {
                    managed.putIfAbsent(BOOT, version);
                }
            }
        }
        return managed;
    }

    static Map<String, String> properties(List<Pom> line) {
        Map<String, String> properties = new HashMap<>();
        for (Pom pom : line) {
            pom.properties().forEach(properties::putIfAbsent);
            pom.parent().ifPresent(parent -> {
                properties.putIfAbsent(
                        "project.parent.version", parent.coordinates().version());
                properties.putIfAbsent("project.version", parent.coordinates().version());
            });
        }
        Pom first = line.getFirst();
        if (!first.self().version().isEmpty()) {
            properties.put("project.version", first.self().version());
        }
        properties.put("project.groupId", group(first));
        properties.put("project.artifactId", first.self().artifact());
        return properties;
    }

    static String fill(String value, Map<String, String> properties) {
        return new Placeholders(key -> Optional.ofNullable(properties.get(key))).fill(value);
    }
}
