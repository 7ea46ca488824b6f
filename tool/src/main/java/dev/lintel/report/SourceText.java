package dev.lintel.report;

import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives the lines of the target's files for quotation.
@FunctionalInterface
public interface SourceText {
    /// The file's lines without their ends; empty when it cannot be read any more.
    List<String> lines(SourceId file);

    /// Reads each quoted file once. For one report on one thread.
    static SourceText of(Workspace workspace) {
        Map<SourceId, SourceFile> files = workspace.byId();
        Map<SourceId, List<String>> known = new HashMap<>();
        return id -> known.computeIfAbsent(id, _ -> read(workspace, files, id));
    }

    private static List<String> read(Workspace workspace, Map<SourceId, SourceFile> files, SourceId id) {
        SourceFile file = files.get(id);
        if (file == null) {
            return List.of();
        }
        try {
            return workspace.text(file).lines().toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
