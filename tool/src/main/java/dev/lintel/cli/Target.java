package dev.lintel.cli;

import dev.lintel.review.ProjectSettings;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder that a verb works on, with its settings.
///
/// @param name as the user wrote it
public record Target(String name, Path root, ProjectSettings settings, Workspace workspace) {
    public static Target of(String name) throws UsageProblem, IOException {
        Path root = root(name);
        ProjectSettings settings = settings(root);
        return new Target(name, root, settings, Workspace.of(root, settings.excludes()));
    }

    /// The folder alone, without looking into it.
    public static Path root(String name) throws UsageProblem {
        Path root = Path.of(name);
        if (!Files.exists(root)) {
            throw new UsageProblem("there is no folder '" + name + "'");
        }
        if (!Files.isDirectory(root)) {
            throw new UsageProblem("'" + name + "' is a file; name the folder of a backend");
        }
        if (!Files.isReadable(root)) {
            throw new UsageProblem("'" + name + "' cannot be read: no permission");
        }
        return root;
    }

    private static ProjectSettings settings(Path root) throws UsageProblem, IOException {
        Optional<String> text = text(root.resolve(ProjectSettings.FILE));
        return text.isEmpty() ? ProjectSettings.NONE : SettingsFile.parse(text.get());
    }

    /// @throws UsageProblem when the file is there but is no UTF-8 text
    static Optional<String> text(Path file) throws UsageProblem, IOException {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (CharacterCodingException _) {
            throw new UsageProblem(file.getFileName() + " is not UTF-8 text; save it as UTF-8");
        }
    }
}
