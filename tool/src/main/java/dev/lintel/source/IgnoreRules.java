package dev.lintel.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/// What is left out of one folder: its own `.gitignore` and `.lintelignore`, then what the folders above say. The
/// nearest rule wins, as in git.
///
/// @param folder path from the root, `""` or ending with `/`
/// @param git whether git's own file says so, which holds only for files that nobody committed
/// @param above `null` at the root
record IgnoreRules(
        String folder,
        IgnoreNode own,
        boolean git,
        @Nullable IgnoreRules above) {
    /// Folders that never hold the backend's own sources.
    private static final Set<String> NEVER = Set.of(
            ".git",
            ".svn",
            ".hg",
            ".gradle",
            ".idea",
            ".vscode",
            ".mvn",
            ".lintel",
            "node_modules",
            "bower_components");

    /// Where builds put what they make, when a build file stands beside them.
    private static final Set<String> BUILD_OUTPUT = Set.of("target", "build", "out", "bin");

    private static final String OF_GIT = ".gitignore";
    private static final List<String> FILES = List.of(OF_GIT, ".lintelignore");

    static boolean neverEntered(String folderName) {
        return NEVER.contains(folderName);
    }

    static boolean isBuildOutput(String folderName) {
        return BUILD_OUTPUT.contains(folderName);
    }

    static IgnoreRules ofLines(List<String> lines) {
        return new IgnoreRules("", parse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), false, null);
    }

    /// The rules inside `folder`, whose ignore files are read if there are any.
    IgnoreRules inside(String folder, Path onDisk, Set<String> names) {
        IgnoreRules rules = this;
        for (String file : FILES) {
            if (names.contains(file)) {
                rules = new IgnoreRules(folder, read(onDisk.resolve(file)), file.equals(OF_GIT), rules);
            }
        }
        return rules;
    }

    /// @param path from the root
    boolean ignores(String path, boolean isFolder) {
        return ignores(path, isFolder, true);
    }

    /// Whether a file is left out whether or not it is committed.
    boolean ignoresCommitted(String path) {
        return ignores(path, false, false);
    }

    private boolean ignores(String path, boolean isFolder, boolean byGit) {
        for (IgnoreRules at = this; at != null; at = at.above) {
            if (at.git && !byGit) {
                continue;
            }
            Boolean decided = at.own.checkIgnored(path.substring(at.folder.length()), isFolder);
            if (decided != null) {
                return decided;
            }
        }
        return false;
    }

    private static IgnoreNode read(Path file) {
        try {
            // An ignore file of many megabytes is an attack or a mistake; either way its rules are not worth a
            // minute.
            return Files.size(file) > 1 << 20 ? new IgnoreNode() : parse(Files.readAllBytes(file));
        } catch (IOException _) {
            return new IgnoreNode();
        }
    }

    static IgnoreNode parse(byte[] rules) {
        IgnoreNode node = new IgnoreNode();
        try (InputStream in = new ByteArrayInputStream(rules)) {
            node.parse(in);
        } catch (IOException _) {
            return new IgnoreNode();
        }
        return node;
    }
}
