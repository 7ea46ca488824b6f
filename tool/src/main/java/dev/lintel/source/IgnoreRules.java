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
/// @param above `null` at the root
record IgnoreRules(String folder, IgnoreNode own, @Nullable IgnoreRules above) {
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

    private static final List<String> FILES = List.of(".gitignore", ".lintelignore");

    static boolean neverEntered(String folderName) {
        return NEVER.contains(folderName);
    }

    static boolean isBuildOutput(String folderName) {
        return BUILD_OUTPUT.contains(folderName);
    }

    static IgnoreRules ofLines(List<String> lines) {
        return new IgnoreRules("", parse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), null);
    }

    /// The rules inside `folder`, whose ignore files are read if there are any.
    IgnoreRules inside(String folder, Path onDisk, Set<String> names) {
        IgnoreRules rules = this;
        for (String file : FILES) {
            if (names.contains(file)) {
                rules = new IgnoreRules(folder, read(onDisk.resolve(file)), rules);
            }
        }
        return rules;
    }

    /// @param path from the root
    boolean ignores(String path, boolean isFolder) {
        for (IgnoreRules at = this; at != null; at = at.above) {
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
