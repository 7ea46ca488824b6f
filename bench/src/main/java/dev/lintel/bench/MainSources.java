package dev.lintel.bench;

import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Java sources of a tree that are its own: as the tool itself tells them from tests, generated and vendored
/// ones.
public record MainSources(List<Path> files) {
    public static MainSources of(Path folder) throws IOException {
        return new MainSources(Workspace.of(folder)
                .files(file -> file.origin() == Origin.MAIN && file.endsWith(".java"))
                .map(SourceFile::path)
                .map(Path::toAbsolutePath)
                .sorted()
                .toList());
    }

    /// All lines, blank ones and comments too.
    public long lines() throws IOException {
        long lines = 0;
        for (Path file : files) {
            for (byte each : Files.readAllBytes(file)) {
                lines += each == '\n' ? 1 : 0;
            }
        }
        return lines;
    }
}
