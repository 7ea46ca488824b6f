package dev.lintel.agent.install;

import static java.util.Objects.requireNonNull;

import dev.lintel.agent.install.Form.Unmergeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A file that an agent reads, where it really is: links are followed inside the project and never out of it.
///
/// @param root the project, without links
/// @param path below the root as the agent names it
/// @param real where it is or would be, without links
record ProjectFile(Path root, String path, Path real) {
    private static final Set<PosixFilePermission> WRITE = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    static ProjectFile of(Path root, String path) throws Unmergeable, IOException {
        Path file = root.resolve(path);
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            throw new Unmergeable("is a link that leads to no file");
        }
        Path there = file;
        while (!Files.exists(there)) {
            there = requireNonNull(there.getParent(), "the root is there");
        }
        Path real = there.toRealPath().resolve(there.relativize(file)).normalize();
        if (!real.startsWith(root)) {
            throw new Unmergeable("is or stands behind a link that leads out of the project");
        }
        boolean fits = there.equals(file) ? Files.isRegularFile(real) : Files.isDirectory(there);
        if (!fits) {
            throw new Unmergeable("is no file and cannot be one");
        }
        return new ProjectFile(root, path, real);
    }

    /// Below the root, without links.
    String realPath() {
        return root.relativize(real).toString().replace('\\', '/');
    }

    boolean isLinked() {
        return !realPath().equals(path);
    }

    /// @return empty when there is no file
    Optional<String> read() throws Unmergeable, IOException {
        if (!Files.exists(real)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(real));
        } catch (CharacterCodingException _) {
            throw new Unmergeable("is not in UTF-8");
        }
    }

    /// What nobody may write is not written by the superuser either: somebody has made it so.
    boolean isReadOnly() throws IOException {
        if (!Files.exists(real)) {
            return false;
        }
        boolean posix = real.getFileSystem().supportedFileAttributeViews().contains("posix");
        return !Files.isWritable(real)
                || posix && Files.getPosixFilePermissions(real).stream().noneMatch(WRITE::contains);
    }

    /// Its owner and its rights stay as they are.
    void write(String text) throws IOException {
        Files.createDirectories(real.getParent());
        Files.writeString(real, text);
    }

    /// With the folders above it that nothing else is in: a folder says that its agent is used here.
    void delete() throws IOException {
        Files.deleteIfExists(real);
        Path folder = real.getParent();
        while (folder != null && !folder.equals(root) && isEmpty(folder)) {
            Files.delete(folder);
            folder = folder.getParent();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }
}
