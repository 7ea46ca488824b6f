package dev.lintel.read.java.signature;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The exact library versions that the target's own build files tell: dependencies of its `pom.xml` files whose
/// versions stand in them (as text, property or managed version), and `'group:artifact:version'` in Gradle files.
/// Versions that come from elsewhere (a parent or platform outside of the target) are not known and left out.
final class BuildFiles {
    private static final Pattern GRADLE_NOTATION =
            Pattern.compile("[\"']([\\w.-]+):([\\w.-]+):([\\w.+-]+)(?::[\\w.-]+)?[\"']");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}$]+)}");

    /// How often a property may name another, so that cycles end.
    private static final int DEEPEST_REFERENCE = 8;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> managed = new HashMap<>();
    private final Set<Coordinates> found = new TreeSet<>();

    private BuildFiles() {}

    /// The coordinates, sorted. Files that cannot be read tell nothing: what depends on them stays unresolved, as
    /// it is without this source.
    static Set<Coordinates> coordinates(Workspace workspace) {
        BuildFiles all = new BuildFiles();
        List<Pom> poms = new ArrayList<>();
        for (SourceFile file : workspace.files()) {
            try {
                if (file.id().fileName().equals("pom.xml")) {
                    poms.add(Pom.parse(workspace.text(file)));
                } else if (file.endsWith(".gradle") || file.endsWith(".gradle.kts")) {
                    all.gradle(workspace.text(file));
                }
            } catch (IOException _) {
                continue;
            }
        }
        all.maven(poms);
        return all.found;
    }

    /// All poms of the target share their properties and managed versions: modules inherit them from each other.
    private void maven(List<Pom> poms) {
        poms.forEach(pom -> pom.properties().forEach(properties::putIfAbsent));
        for (Pom pom : poms) {
            pom.managed().stream()
                    .filter(each -> !each.version().isEmpty())
                    .forEach(each -> managed.putIfAbsent(each.group() + ":" + each.artifact(), each.version()));
        }
        for (Pom pom : poms) {
            for (Pom.Dependency each : pom.dependencies()) {
                String version = each.version().isEmpty()
                        ? managed.getOrDefault(each.group() + ":" + each.artifact(), "")
                        : each.version();
                Coordinates.of(resolve(each.group(), pom), resolve(each.artifact(), pom), resolve(version, pom))
                        .ifPresent(found::add);
            }
        }
    }

    private String resolve(String text, Pom pom) {
        String resolved = text.strip();
        for (int i = 0; i < DEEPEST_REFERENCE && resolved.contains("${"); i++) {
            resolved = REFERENCE
                    .matcher(resolved)
                    .replaceAll(each -> Matcher.quoteReplacement(
                            pom.properties().getOrDefault(each.group(1), properties.getOrDefault(each.group(1), ""))));
        }
        return resolved;
    }

    private void gradle(String text) {
        Matcher notation = GRADLE_NOTATION.matcher(text);
        while (notation.find()) {
            Coordinates.of(notation.group(1), notation.group(2), notation.group(3))
                    .ifPresent(found::add);
        }
    }
}
