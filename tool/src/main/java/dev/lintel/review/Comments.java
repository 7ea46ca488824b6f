package dev.lintel.review;

import dev.lintel.finding.Suppression;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the `lintel:allow` comments of a workspace.
final class Comments {
    private static final Set<String> COMMENTED = Set.of("java", "sql", "xml", "yml", "yaml", "properties", "graphqls");

    private Comments() {}

    static List<Suppression> in(Workspace workspace) {
        return workspace.files().parallelStream()
                .filter(Comments::mayHold)
                .flatMap(file -> of(workspace, file))
                .toList();
    }

    private static boolean mayHold(SourceFile file) {
        String name = file.id().fileName();
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return file.origin() == SourceFile.Origin.MAIN && COMMENTED.contains(suffix);
    }

    private static Stream<Suppression> of(Workspace workspace, SourceFile file) {
        try {
            return Suppression.in(file.id(), workspace.text(file)).stream();
        } catch (IOException _) {
            return Stream.empty(); // its reader says why
        }
    }
}
