package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The target as a list of files, ordered by path: a folder as it is now, or a revision of it from git's objects.
/// Nothing is ever written through it.
///
/// @param root the folder; for a revision the folder where the files would be
/// @param gaps what could not be listed or is too large to read
/// @param contents where the bytes come from
public record Workspace(Path root, List<SourceFile> files, List<Gap> gaps, Contents contents) {
    /// Files beyond this many bytes are generated data in practice; they are a [Gap] instead of minutes of parsing.
    public static final long LARGEST = 8L << 20;

    public Workspace {
        files = List.copyOf(files);
        gaps = List.copyOf(gaps);
    }

    /// Files on disk.
    public Workspace(Path root, List<SourceFile> files, List<Gap> gaps) {
        this(root, files, gaps, file -> Files.readAllBytes(file.path()));
    }

    /// Gives a file's bytes.
    @FunctionalInterface
    public interface Contents {
        byte[] bytes(SourceFile file) throws IOException;
    }

    /// Everything below a folder that its ignore files do not exclude.
    ///
    /// @throws IOException when the folder itself cannot be read
    public static Workspace of(Path root) throws IOException {
        return of(root, List.of());
    }

    /// @param excludes further rules, written as in `.gitignore`
    public static Workspace of(Path root, List<String> excludes) throws IOException {
        return Listing.of(root, excludes);
    }

    /// The same folder as a revision has it, read from git's objects.
    ///
    /// @param root a folder inside a git work tree
    /// @param revision anything that names a commit: a branch, a tag, `HEAD~1`, an object id
    /// @throws IOException when there is no repository or no such revision
    public static Workspace ofRevision(Path root, String revision) throws IOException {
        return Revision.read(root, revision);
    }

    public Stream<SourceFile> files(Predicate<SourceFile> wanted) {
        return files.stream().filter(wanted);
    }

    /// The file of this name, when the workspace has it.
    public Optional<SourceFile> file(SourceId id) {
        return files.stream().filter(file -> file.id().equals(id)).findFirst();
    }

    /// All files by name, for callers that look up many.
    public Map<SourceId, SourceFile> byId() {
        Map<SourceId, SourceFile> found = HashMap.newHashMap(files.size());
        files.forEach(file -> found.put(file.id(), file));
        return found;
    }

    /// A file's text, byte order mark removed; bytes that are no UTF-8 are read as ISO 8859-1.
    ///
    /// @throws IOException when it cannot be read or is no text; callers turn that into a [Gap]
    public String text(SourceFile file) throws IOException {
        return Decoding.text(contents.bytes(file));
    }
}
